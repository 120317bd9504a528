/**
 * What a member sees and does, in a real Chromium: a desk with the web app and a phone with the mobile app, each a
 * browser of its own, against the real server. Every state is looked at by axe and kept as a screenshot in
 * {@code target/screenshots/}.
 */
package io.countersign.journey;
