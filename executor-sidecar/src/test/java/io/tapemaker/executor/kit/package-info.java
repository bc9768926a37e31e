/** What the executor's tests share. */
package io.tapemaker.executor.kit;
