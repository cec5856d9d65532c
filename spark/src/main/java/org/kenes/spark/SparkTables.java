package org.kenes.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.kenes.dataset.table.Column;
import org.kenes.dataset.table.ColumnType;
import org.kenes.dataset.table.DataPackage;
import org.kenes.dataset.table.DataPackage.TableFile;
import org.kenes.dataset.table.Table;

import java.util.List;

/// Public tables as Spark sees them. Files are compared with their hashes in the package; whether
/// keys are unique is `kenes verify`'s question.
final class SparkTables {
    private SparkTables() {}

    /// The table with the columns of the catalogue; empty when the package does not have it.
    ///
    /// @throws org.kenes.dataset.InvalidInput if its file is damaged
    static Dataset<Row> read(SparkSession spark, DataPackage data, Table table) {
        StructType schema = schema(table);
        if (!data.tables().contains(table)) {
            return spark.createDataFrame(List.of(), schema);
        }
        TableFile file = data.file(table);
        String path = data.checked(file).toUri().toString();
        Dataset<Row> rows =
                file.format().equals("parquet")
                        ? spark.read().parquet(path)
                        : spark.read()
                                .schema(schema)
                                .option("header", true)
                                .option("multiLine", true)
                                .option("escape", "\"")
                                .option("mode", "FAILFAST")
                                .option("enforceSchema", false)
                                .option("timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]'Z'")
                                .csv(path);
        return rows.select(
                table.columns().stream()
                        .map(SparkTables::column)
                        .toArray(org.apache.spark.sql.Column[]::new));
    }

    /// As everywhere, the empty string and null are the same.
    private static org.apache.spark.sql.Column column(Column column) {
        var cast = functions.col("`" + column.name() + "`").cast(type(column.type()));
        return (column.type() == ColumnType.STRING
                        ? functions.nullif(cast, functions.lit(""))
                        : cast)
                .as(column.name());
    }

    private static StructType schema(Table table) {
        StructType schema = new StructType();
        for (Column column : table.columns()) {
            schema = schema.add(column.name(), type(column.type()));
        }
        return schema;
    }

    private static DataType type(ColumnType type) {
        return switch (type) {
            case INTEGER -> DataTypes.LongType;
            case STRING -> DataTypes.StringType;
            case BOOLEAN -> DataTypes.BooleanType;
            case DATE -> DataTypes.DateType;
            case DATETIME -> DataTypes.TimestampNTZType;
            case NUMBER -> DataTypes.createDecimalType(18, 6);
        };
    }
}
