package io.countersign.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a server's process uses, as it says itself. */
final class ServerGauge implements AutoCloseable {

    private final JMXConnector connector;
    private final OperatingSystemMXBean system;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;
    private final CompilationMXBean compiler;

    ServerGauge(long processId) throws IOException {
        connector = JMXConnectorFactory.connect(new JMXServiceURL(address(processId)));
        system = bean(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
        memory = bean(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        threads = bean(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        compiler = bean(ManagementFactory.COMPILATION_MXBEAN_NAME, CompilationMXBean.class);
    }

    /** Of all processors since the start. */
    Duration processorTime() {
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    /** Of all processors since the start, for making machine code. */
    Duration compilationTime() {
        return Duration.ofMillis(compiler.getTotalCompilationTime());
    }

    /** What is held on the heap, in megabytes. */
    long heap() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() >> 20;
    }

    /** How much of the whole heap is held, from 0 to 1. */
    double heapUsed() {
        return (double) heap() / (memory.getHeapMemoryUsage().getMax() >> 20);
    }

    int threads() {
        return threads.getThreadCount();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }

    private <T> T bean(String name, Class<T> type) throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(connector.getMBeanServerConnection(), name, type);
    }

    private static String address(long processId) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(processId));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }
}
