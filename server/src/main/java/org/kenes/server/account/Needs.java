package org.kenes.server.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What somebody must be allowed to do so that this address below `/{l}/staff` answers them: one of
/// these actions of `roles.csv`; none for everybody who is signed in. It is asked before anything
/// of the request is read. What depends on the object – a second person, the own organisation – is
/// asked by whoever acts on it.
///
/// A staff address without this annotation is a bug that the test of the permission matrix finds.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    String[] value();
}
