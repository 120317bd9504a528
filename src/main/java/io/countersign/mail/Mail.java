package io.countersign.mail;

/** One mail to one person. */
public record Mail(String to, String subject, Letter letter) {}
