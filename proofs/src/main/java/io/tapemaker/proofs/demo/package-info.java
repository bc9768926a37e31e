/** What {@code mvn -Pdemo} shows once everything is built. */
package io.tapemaker.proofs.demo;
