/**
 * Two servers behind one address, without sticky sessions: on one PostgreSQL and one Artemis. Whatever happens on one node
 * counts on the other; one that dies or is stopped takes nothing with it.
 */
package io.countersign.nodes;
