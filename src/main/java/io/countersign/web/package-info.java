/** What the outside sees: the JAX-RS application, problems, headers, health. Knows every room; none knows it. */
package io.countersign.web;
