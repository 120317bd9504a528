/**
 * The ground floor: settings, time, ids, the caller of the request, and the vocabulary of problems. It knows no other
 * room.
 */
package io.countersign.platform;
