using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>One statement at work: the catalog so far, the errors so far, and the look-ups that report what they miss.</summary>
internal sealed class DdlSession(DatabaseCatalog catalog, DdlContext context)
{
    private readonly List<Finding> _findings = [];

    public CatalogEditor Editor { get; } = new(catalog);

    public DatabaseCatalog Catalog => Editor.Catalog;

    public int ServerVersion => Catalog.ServerVersion;

    public DdlContext Context { get; } = context;

    /// <summary>Names that the statement itself gives to constraints: names are not generated over them.</summary>
    public HashSet<string> ReservedConstraintNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that this statement generated: one that it writes later replaces them.</summary>
    public HashSet<string> GeneratedConstraintNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The table that this statement creates; 0 for any other statement.</summary>
    public uint NewTable { get; set; }

    /// <summary>ALTER TABLE ONLY: children are left as they are.</summary>
    public bool IsOnly { get; set; }

    /// <summary>ADD COLUMN is at work, and passes its constraints on with the column itself.</summary>
    public bool IsAddingColumn { get; set; }

    /// <summary>Set while definitions of earlier statements are looked at again: their places are of another text, and all errors are at this one.</summary>
    public TextSpan? ErrorSpan { get; set; }

    public bool HasErrors => _findings.Count > 0;

    public DdlResult ToResult() => new(Catalog, _findings.ToEquatableArray());

    /// <summary>Records an error; false, for use in conditions.</summary>
    public bool Error(string sqlState, TextSpan span, string message)
    {
        _findings.Add(Finding.Create(Rule(sqlState), Context.Source, ErrorSpan ?? span, message, sqlState));
        return false;
    }

    /// <summary>What a server may accept, and nothing here knows.</summary>
    public void NotUnderstood(TextSpan span, string message) => _findings.Add(Finding.Create(FindingRules.Unsupported, Context.Source, ErrorSpan ?? span, message, "0A000"));

    public void Report(EquatableArray<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            if (finding.Severity != FindingSeverity.Error) continue;
            _findings.Add(ErrorSpan is { } span ? Finding.Create(finding.Rule, Context.Source, span, finding.Message, finding.SqlState) : finding);
        }
    }

    /// <summary>The schema that a new object goes to; null after an error.</summary>
    public string? CreationSchema(QualifiedName name, bool isTemporary = false)
    {
        if (name.Schema is { } schema)
        {
            if (isTemporary && schema != SchemaName.Temporary)
            {
                Error("42P16", name.Span, "cannot create temporary relation in non-temporary schema");
                return null;
            }

            return RequireSchema(schema, name.Span) ? schema : null;
        }

        if (isTemporary) return SchemaName.Temporary;
        foreach (string candidate in Catalog.SearchPath.Schemas)
        {
            if (candidate == SchemaName.Temporary || Catalog.FindSchema(candidate) is not null) return candidate;
        }

        Error("3F000", name.Span, "no schema has been selected to create in");
        return null;
    }

    public bool RequireSchema(string schema, TextSpan span) =>
        schema == SchemaName.Temporary || Catalog.FindSchema(schema) is not null || Error("3F000", span, UnknownSchema.Message(Catalog, schema));

    /// <summary>Whether an index has the name, which is no relation of the catalog by itself.</summary>
    public bool IsIndex(QualifiedName name) => Catalog.FindRelation(name.Schema, name.Name) is null && Catalog.FindIndexTable(name.Schema, name.Name) is not null;

    /// <summary>The relation of that name; null after an error.</summary>
    public Relation? RequireRelation(QualifiedName name)
    {
        Relation? relation = Catalog.FindRelation(name.Schema, name.Name);
        if (relation is not null) return relation;
        if (name.Schema is { } schema && !RequireSchema(schema, name.Span)) return null;
        IEnumerable<string> present = Catalog.UserRelations.Where(known => name.Schema is { } written ? known.Schema == written : Catalog.SearchPath.Effective.Contains(known.Schema)).Select(static known => known.Name);
        Error("42P01", name.Span, $"relation \"{name}\" does not exist" + (Spelling.Nearest(name.Name, present) is { } nearest ? $". Did you mean \"{nearest}\"?" : ""));
        return null;
    }

    /// <summary>The table (partitioned and foreign ones included) of that name; null after an error.</summary>
    public Relation? RequireTable(QualifiedName name)
    {
        Relation? relation = RequireRelation(name);
        if (relation is null || relation.IsTable) return relation;
        Error("42809", name.Span, $"\"{name.Name}\" is not a table");
        return null;
    }

    /// <summary>The type meant; null after an error.</summary>
    public (uint Oid, int Typmod)? ResolveType(TypeName name)
    {
        (uint oid, int typmod) = TypeNameResolver.Resolve(Catalog, name, out (string SqlState, string Message)? error);
        if (error is null) return (oid, typmod);
        Error(error.Value.SqlState, name.Span, error.Value.Message);
        return null;
    }

    /// <summary>The collation of a column or domain: the one written, else the type's. 0 for types that have none.</summary>
    public uint ResolveCollation(QualifiedName? name, uint type)
    {
        uint ofType = Catalog.FindType(type)?.Collation ?? 0;
        if (name is null) return ofType;
        if (Catalog.FindCollation(name.Schema, name.Name) is not { } collation)
        {
            Error("42704", name.Span, $"collation \"{name}\" for encoding \"UTF8\" does not exist");
            return ofType;
        }

        if (ofType == 0) Error("42804", name.Span, $"collations are not supported by type {Catalog.FormatType(type)}");
        return ofType == 0 ? 0 : collation.Oid;
    }

    /// <summary>Checks an expression when there is a binder; what it uses and how volatile it is.</summary>
    public DefinitionExpression? Bind(Expression expression, DefinitionScope scope)
    {
        if (scope is { Construct: "DEFAULT", Relation: null } && ExpressionParts.SelfAndParts(expression).FirstOrDefault(static part => part is ColumnReference) is { } reference)
        {
            Error("0A000", reference.Span, "cannot use column reference in DEFAULT expression");
            return null;
        }

        if (Context.Binder is null) return null;
        DefinitionExpression bound = Context.Binder.BindExpression(Catalog, expression, scope, Context.Source);
        Report(bound.Findings);
        return bound;
    }

    /// <summary>Whether an expression that must be immutable is not.</summary>
    public static bool IsMutable(DefinitionExpression bound) => bound.Volatility != RoutineVolatility.Immutable;

    /// <summary>False with an error when a relation, index or row type of that name exists already.</summary>
    public bool RequireNewRelation(string schema, string name, TextSpan span) =>
        !NameChooser.RelationExists(Catalog, schema, name) || Error("42P07", span, $"relation \"{name}\" already exists");

    /// <summary>
    /// False with an error when a type of that name exists already. An array type that was named automatically gives way: it gets another name. A shell is filled, but nothing is
    /// renamed to its name.
    /// </summary>
    public bool RequireNewType(string schema, string name, TextSpan span, bool isRename = false)
    {
        SqlType? existing = Catalog.FindType(schema, name);
        if (existing is null || (!isRename && TypeDdl.IsShell(existing))) return true;
        if (existing.IsUserDefined && existing.Kind == TypeKind.Array)
        {
            Editor.Put(existing with { Name = NameChooser.ChooseArrayType(Catalog, schema, name) });
            return true;
        }

        return Error("42710", span, $"type \"{name}\" already exists");
    }

    private static FindingRule Rule(string sqlState) => sqlState switch
    {
        "42P01" or "42703" or "42704" or "42883" or "3F000" or "42702" or "42725" => FindingRules.UnknownName,
        "42P07" or "42710" or "42701" or "42723" or "42P06" or "42712" => FindingRules.DuplicateObject,
        "42804" or "42846" or "42P13" or "22P02" => FindingRules.TypeMismatch,
        "42601" => FindingRules.Syntax,
        _ => FindingRules.SemanticError,
    };
}
