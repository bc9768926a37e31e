package io.tapemaker.journal.door;

/**
 * What tells one door from another; both sides of it know this.
 *
 * @param name {@code operator}: the socket is {@code operator.sock}, made in {@code operator.new}
 * @param servant who answers, for the lines that speak of it: {@code engine}
 * @param maxRequestBytes longest request, its line end included
 * @param maxClients clients at a time; more wait until one is done
 */
public record DoorKind(String name, String servant, int maxRequestBytes, int maxClients) {

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if there could be no such door
     */
    public DoorKind {
        if (!name.matches("[a-z]{1,16}") || maxRequestBytes < 1 || maxClients < 1) {
            throw new IllegalArgumentException(
                    "no door can be " + name + " of " + maxRequestBytes + " bytes for " + maxClients + " clients");
        }
    }

    /** The socket's name in a journal directory. */
    public String socketName() {
        return name + ".sock";
    }

    /** The name of the directory in which the socket is made, for a moment. */
    public String cradleName() {
        return name + ".new";
    }
}
