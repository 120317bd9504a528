/** Starts Countersign on Payara Micro from one jar. Not part of the WAR. */
package io.countersign.launcher;
