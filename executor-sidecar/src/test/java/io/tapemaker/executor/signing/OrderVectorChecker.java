package io.tapemaker.executor.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares golden orders with what comes out, and keeps count. */
final class OrderVectorChecker {

    private final OrderDoor door;
    private int compared;
    private int refused;

    OrderVectorChecker(OrderDoor door) {
        this.door = door;
    }

    /** One line for each value that differs and each order of V1 that is not refused; none if all is well. */
    List<String> differences(List<OrderVector> vectors) {
        List<String> differences = new ArrayList<>();
        for (OrderVector vector : vectors) {
            if (vector.v1()) {
                expectRefusal(vector, differences);
            } else {
                compare(vector, differences);
            }
        }
        return differences;
    }

    private void compare(OrderVector vector, List<String> differences) {
        Map<String, String> outcome = door.outcome(vector);
        vector.expected().forEach((name, wanted) -> {
            compared++;
            if (!wanted.equals(outcome.get(name))) {
                differences.add(vector.label() + " " + name + ": " + outcome.get(name) + " instead of " + wanted);
            }
        });
    }

    private void expectRefusal(OrderVector vector, List<String> differences) {
        try {
            door.outcome(vector);
            differences.add(vector.label() + " is of CLOB V1 and was signed");
        } catch (IllegalArgumentException e) {
            refused++;
            if (!String.valueOf(e.getMessage()).contains("CLOB V1")) {
                differences.add(vector.label() + " was refused for another reason: " + e.getMessage());
            }
        }
    }

    int compared() {
        return compared;
    }

    int refused() {
        return refused;
    }
}
