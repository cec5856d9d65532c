/// See the package documentation of {@link org.kenes.lawtext}.
module org.kenes.lawtext {
    requires static transitive org.jspecify;
    requires java.xml;
    requires tools.jackson.core;

    exports org.kenes.lawtext.akn;
    exports org.kenes.lawtext.anchor;
    exports org.kenes.lawtext.compare;
    exports org.kenes.lawtext.diff;
    exports org.kenes.lawtext.find;
    exports org.kenes.lawtext.imported;
    exports org.kenes.lawtext.label;
    exports org.kenes.lawtext.layout;
    exports org.kenes.lawtext.norm;
    exports org.kenes.lawtext.parity;
    exports org.kenes.lawtext.read;
    exports org.kenes.lawtext.table;
    exports org.kenes.lawtext.theme;
    exports org.kenes.lawtext;
}
