/**
 * Mail: dispatched from the outbox, composed when it is sent, rendered by jte as text and HTML, sent by SMTP. In demo mode
 * without a mail server it is caught and can be read in the browser.
 */
package io.countersign.mail;
