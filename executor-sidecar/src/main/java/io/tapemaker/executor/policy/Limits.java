package io.tapemaker.executor.policy;

/** The limits that are judged on an order by itself. */
public record Limits(OrderLimits orders, BookLimits book, Ages ages) {}
