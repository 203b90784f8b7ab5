package org.careline.gateway.conversation;

/**
 * Something the patient can do with one tap.
 *
 * @param kind {@code call}, {@code text} or {@code link}
 * @param value a phone number or an https address
 */
public record Action(String kind, String label, String value) {}
