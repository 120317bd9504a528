/**
 * The outbox. What is to be sent is a row in the sender's transaction; a JMS message after the commit, and a sweep,
 * bring it to the dispatcher of its channel, which claims it by a conditional update. So no row is left without a
 * message and none is sent by two, whatever crashes. Why not XA: {@code src/docs/decisions/0002-outbox.md}.
 */
package io.countersign.delivery;
