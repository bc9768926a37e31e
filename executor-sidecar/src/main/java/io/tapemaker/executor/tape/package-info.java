/** EXECUTIONS: the records of what the core is told and of what it makes of it, written, read, and replayed. */
package io.tapemaker.executor.tape;
