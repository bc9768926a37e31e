/** What an order is to the executor: the request of the engine, the fields that are signed, and their hash. */
package io.tapemaker.executor.domain.order;
