/** Demo mode: people and secrets to try things with. */
package io.countersign.demo;
