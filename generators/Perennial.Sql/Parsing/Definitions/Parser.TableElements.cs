using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Columns and LIKE clauses of CREATE TABLE.</summary>
internal sealed partial class Parser
{
    // column | LIKE table [ option ... ] | constraint
    private TableElement ParseTableElement()
    {
        if (Kind == K.Like) return ParseLikeClause();
        return IsTableConstraint() ? ParseTableConstraint() : ParseColumnDefinition();
    }

    private TableElement ParseTypedElement() => IsTableConstraint() ? ParseTableConstraint() : ParseColumnOptions();

    // EXCLUDE is a constraint only before what it excludes by.
    private bool IsTableConstraint() => Kind switch
    {
        K.Constraint or K.Check or K.Not or K.Unique or K.Primary or K.Foreign => true,
        K.Exclude => Peek(1) is K.OpenParen or K.Using,
        _ => false,
    };

    // name type [ STORAGE s ] [ COMPRESSION c ] [ OPTIONS ( ... ) ] [ COLLATE c ] [ constraint [ ... ] ]
    private ColumnDefinition ParseColumnDefinition()
    {
        int start = Start;
        Identifier name = ParseColumnId();
        TypeName type = ParseTypeName();
        Identifier? storage = ParseStorage();
        Identifier? compression = ParseCompression();
        EquatableArray<GenericOption> options = ParseOptionalGenericOptions();
        EquatableArray<ColumnConstraint> constraints = ParseColumnConstraints(out QualifiedName? collation);
        return new ColumnDefinition(name, type)
        {
            Storage = storage,
            Compression = compression,
            ForeignOptions = options,
            Constraints = constraints,
            Collation = collation,
            Span = SpanFrom(start),
        };
    }

    private Identifier? ParseStorage()
    {
        if (!Is(K.Storage)) return null;
        Require(16, "STORAGE in a column definition");
        Advance();
        return ParseColumnIdOrDefault();
    }

    private Identifier? ParseCompression()
    {
        if (!Is(K.Compression)) return null;
        Require(14, "COMPRESSION");
        Advance();
        return ParseColumnIdOrDefault();
    }

    private Identifier ParseColumnIdOrDefault()
    {
        if (!Accept(K.Default)) return ParseColumnId();
        return new Identifier("default", LastSpan);
    }

    // name [ WITH OPTIONS ] [ constraint [ ... ] ]
    private ColumnDefinition ParseColumnOptions()
    {
        int start = Start;
        Identifier name = ParseColumnId();
        AcceptPhrase(K.With, K.Options);
        EquatableArray<ColumnConstraint> constraints = ParseColumnConstraints(out QualifiedName? collation);
        return new ColumnDefinition(name, null) { Constraints = constraints, Collation = collation, Span = SpanFrom(start) };
    }

    // name type [ COLLATE c ]: attributes of composite types, columns of RETURNS and AS lists
    private ColumnDefinition ParseAttributeDefinition()
    {
        int start = Start;
        Identifier name = ParseColumnId();
        TypeName type = ParseTypeName();
        QualifiedName? collation = ParseOptionalCollation();
        return new ColumnDefinition(name, type) { Collation = collation, Span = SpanFrom(start) };
    }

    private EquatableArray<ColumnDefinition> ParseAttributeDefinitions()
    {
        NodeList<ColumnDefinition> attributes = List<ColumnDefinition>();
        do attributes.Add(ParseAttributeDefinition());
        while (Accept(K.Comma));
        return attributes.ToArray();
    }

    // LIKE table [ { INCLUDING | EXCLUDING } property ] [ ... ]
    private LikeClause ParseLikeClause()
    {
        int start = Start;
        Expect(K.Like);
        QualifiedName table = ParseQualifiedName();
        NodeList<LikeOption> options = List<LikeOption>();
        while (Is(K.Including) || Is(K.Excluding))
        {
            int optionStart = Start;
            bool isIncluded = Kind == K.Including;
            Advance();
            LikeProperty property = ParseLikeProperty();
            options.Add(new LikeOption(property, isIncluded) { Span = SpanFrom(optionStart) });
        }

        return new LikeClause(table, options.ToArray()) { Span = SpanFrom(start) };
    }

    private LikeProperty ParseLikeProperty()
    {
        LikeProperty property = Kind switch
        {
            K.All => LikeProperty.All,
            K.Comments => LikeProperty.Comments,
            K.Compression => LikeProperty.Compression,
            K.Constraints => LikeProperty.Constraints,
            K.Defaults => LikeProperty.Defaults,
            K.Generated => LikeProperty.Generated,
            K.Identity => LikeProperty.Identity,
            K.Indexes => LikeProperty.Indexes,
            K.Statistics => LikeProperty.Statistics,
            K.Storage => LikeProperty.Storage,
            _ => throw Unexpected("ALL or a property such as DEFAULTS, CONSTRAINTS or INDEXES"),
        };
        if (property == LikeProperty.Compression) Require(14, "LIKE ... INCLUDING COMPRESSION");
        Advance();
        return property;
    }
}
