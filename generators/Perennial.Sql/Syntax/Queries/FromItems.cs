namespace Perennial.Sql.Syntax;

/// <summary>An item of FROM, USING or a join.</summary>
public abstract record FromItem : SqlNode;

/// <summary>A relation by name, with inheritance marks.</summary>
/// <param name="IsOnly">ONLY is written. (A trailing <c>*</c> is the default and leaves no trace.)</param>
public sealed record RelationName(QualifiedName Name, bool IsOnly) : SqlNode;

/// <summary>A table alias with optional column aliases.</summary>
public sealed record TableAlias(Identifier Name, EquatableArray<Identifier> Columns) : SqlNode;

public sealed record TableItem(RelationName Relation, TableAlias? Alias, TableSample? Sample) : FromItem;

/// <param name="Repeatable">The seed, or null.</param>
public sealed record TableSample(QualifiedName Method, EquatableArray<Expression> Arguments, Expression? Repeatable) : SqlNode;

public sealed record SubqueryItem(SelectStatement Query, bool IsLateral, TableAlias? Alias) : FromItem;

/// <summary>A function, or several in ROWS FROM.</summary>
public sealed record FunctionItem(EquatableArray<RowsFromFunction> Functions) : FromItem
{
    public bool IsLateral { get; init; }

    public bool IsRowsFrom { get; init; }

    public bool WithOrdinality { get; init; }

    public TableAlias? Alias { get; init; }

    /// <summary>The column definition list after the alias (or after AS alone); empty without.</summary>
    public EquatableArray<ColumnDefinition> ColumnDefinitions { get; init; }
}

/// <param name="Function">A call, or a construct that the grammar allows in its place (current_date, coalesce, ...).</param>
public sealed record RowsFromFunction(Expression Function, EquatableArray<ColumnDefinition> ColumnDefinitions) : SqlNode;

public enum JoinKind { Inner, Left, Right, Full, Cross }

public sealed record JoinItem(JoinKind Kind, FromItem Left, FromItem Right) : FromItem
{
    public bool IsNatural { get; init; }

    public Expression? On { get; init; }

    public EquatableArray<Identifier> Using { get; init; }

    /// <summary><c>using (...) as a</c>.</summary>
    public Identifier? UsingAlias { get; init; }

    /// <summary>The alias of a join in parentheses.</summary>
    public TableAlias? Alias { get; init; }
}

/// <summary><c>xmltable(...)</c>.</summary>
public sealed record XmlTableItem(Expression Row, Expression Document, EquatableArray<XmlTableColumn> Columns) : FromItem
{
    public EquatableArray<XmlNamedValue> Namespaces { get; init; }

    public bool IsLateral { get; init; }

    public TableAlias? Alias { get; init; }
}

/// <param name="Type">Null for FOR ORDINALITY.</param>
public sealed record XmlTableColumn(Identifier Name, TypeName? Type, Expression? Path, Expression? Default, bool? IsNotNull) : SqlNode;

/// <summary><c>json_table(...)</c> (since 17).</summary>
public sealed record JsonTableItem(Expression Context, Expression Path, EquatableArray<JsonTableColumn> Columns) : FromItem
{
    public Identifier? PathName { get; init; }

    public EquatableArray<JsonArgument> Passing { get; init; }

    public JsonBehavior? OnError { get; init; }

    public bool IsLateral { get; init; }

    public TableAlias? Alias { get; init; }
}

/// <summary>A column of JSON_TABLE.</summary>
public abstract record JsonTableColumn : SqlNode;

public sealed record JsonTableOrdinality(Identifier Name) : JsonTableColumn;

/// <summary>A regular, formatted or (when <see cref="IsExists"/>) EXISTS column.</summary>
public sealed record JsonTableValue(Identifier Name, TypeName Type) : JsonTableColumn
{
    public bool IsExists { get; init; }

    public JsonFormat? Format { get; init; }

    public Expression? Path { get; init; }

    public JsonWrapper Wrapper { get; init; }

    public JsonQuotes Quotes { get; init; }

    public JsonBehavior? OnEmpty { get; init; }

    public JsonBehavior? OnError { get; init; }
}

public sealed record JsonTableNested(Expression Path, Identifier? PathName, EquatableArray<JsonTableColumn> Columns) : JsonTableColumn;
