/**
 * The confirmation engine: {@link io.countersign.confirmation.RequiresConfirmation} on a service's method, the record of
 * who was asked for what, how it was answered, and its use, once, in the transaction of the action. It knows members by
 * their id only; how a member is reached and answers is a {@link io.countersign.confirmation.ConfirmationMethod}.
 */
package io.countersign.confirmation;
