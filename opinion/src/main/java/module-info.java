/// See the package documentation of {@link org.kenes.opinion}.
module org.kenes.opinion {
    requires static transitive org.jspecify;
    requires org.apache.lucene.analysis.common;

    exports org.kenes.opinion;
    exports org.kenes.opinion.cells;
    exports org.kenes.opinion.chance;
    exports org.kenes.opinion.csv;
    exports org.kenes.opinion.duplicates;
    exports org.kenes.opinion.group;
    exports org.kenes.opinion.group.space;
    exports org.kenes.opinion.interval;
    exports org.kenes.opinion.json;
    exports org.kenes.opinion.share;
    exports org.kenes.opinion.text;
    exports org.kenes.opinion.theme;
    exports org.kenes.opinion.vote;
    exports org.kenes.opinion.weight;
}
