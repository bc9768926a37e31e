package io.tapemaker.sim.world;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;

/** Loads the whole of Tapemaker once more, with a fault in it. */
public final class PlantedLoader extends ClassLoader {

    private static final String OURS = "io.tapemaker.";

    private final PlantedFault fault;

    /** Loads through the given one whatever is not ours. */
    public PlantedLoader(PlantedFault fault, ClassLoader parent) {
        super(parent);
        this.fault = fault;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            boolean changes = fault.changes().stream().anyMatch(change -> name.equals(OURS + change.type()));
            byte[] bytes = changes ? planted(name) : honest(name);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private byte[] honest(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] planted(String name) {
        ClassFileLocator classes = ClassFileLocator.ForClassLoader.of(Objects.requireNonNull(getParent()));
        TypeDescription type = TypePool.Default.of(classes).describe(name).resolve();
        DynamicType.Builder<?> builder = new ByteBuddy().redefine(type, classes);
        for (PlantedFault.Change change : fault.changes()) {
            if (!name.equals(OURS + change.type())) {
                continue;
            }
            if (type.getDeclaredMethods().filter(named(change.method())).isEmpty()) {
                throw new IllegalStateException(name + " has no method " + change.method());
            }
            builder = change.mutation().apply(builder, change.method());
        }
        return builder.make().getBytes();
    }
}
