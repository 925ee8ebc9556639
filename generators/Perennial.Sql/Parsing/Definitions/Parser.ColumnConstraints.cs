using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Constraints of a column or domain.</summary>
internal sealed partial class Parser
{
    // { [ CONSTRAINT name ] constraint | attribute | COLLATE collation } [ ... ]
    private EquatableArray<ColumnConstraint> ParseColumnConstraints(out QualifiedName? collation)
    {
        collation = null;
        int secondCollation = -1;
        NodeList<ColumnConstraint> constraints = List<ColumnConstraint>();
        ColumnConstraint? last = null;
        while (true)
        {
            if (Is(K.Collate))
            {
                if (collation is not null && secondCollation < 0) secondCollation = Start;
                Advance();
                collation = ParseAnyName();
                continue;
            }

            if (IsConstraintAttribute())
            {
                last = AddAttributes(constraints, last);
                continue;
            }

            if (!IsColumnConstraint()) break;
            if (last is not null) constraints.Add(last);
            last = ParseColumnConstraint();
        }

        if (last is not null) constraints.Add(last);
        if (secondCollation >= 0) throw Error(secondCollation, "a column has one COLLATE clause at most");
        return constraints.ToArray();
    }

    private bool IsConstraintAttribute() => Kind switch
    {
        K.Deferrable or K.Initially or K.Enforced => true,
        K.Not => Peek(1) is K.Deferrable or K.Enforced,
        _ => false,
    };

    private bool IsColumnConstraint()
    {
        if (Kind is K.Constraint or K.Not or K.Null or K.Unique or K.Primary or K.Check or K.Default or K.Generated or K.References) return true;
        return Is(K.Constraint) || Is(K.Not) || Is(K.Null) || Is(K.Unique) || Is(K.Primary) || Is(K.Check) || Is(K.Default) || Is(K.Generated) || Is(K.References);
    }

    // An attribute belongs to the constraint before it. One that has none, or contradicts it, stands alone for later stages to refuse.
    private ColumnConstraint AddAttributes(NodeList<ColumnConstraint> constraints, ColumnConstraint? last)
    {
        ConstraintAttributes added = ParseColumnAttribute();
        ConstraintAttributes? present = last?.Attributes;
        if (last is null || present is not null && IsRepeated(added, present))
        {
            if (last is not null) constraints.Add(last);
            return new DetachedConstraintAttributes { Attributes = added, Span = added.Span };
        }

        ConstraintAttributes merged = present is null ? added : present with
        {
            IsDeferrable = added.IsDeferrable ?? present.IsDeferrable,
            IsInitiallyDeferred = added.IsInitiallyDeferred ?? present.IsInitiallyDeferred,
            IsEnforced = added.IsEnforced ?? present.IsEnforced,
            Span = SpanFrom(present.Span.Start),
        };
        ColumnConstraint marked = last with { Attributes = merged, Span = SpanFrom(last.Span.Start) };
        return marked;
    }

    private static bool IsRepeated(ConstraintAttributes added, ConstraintAttributes present) =>
        added.IsDeferrable is not null && present.IsDeferrable is not null
        || added.IsInitiallyDeferred is not null && present.IsInitiallyDeferred is not null
        || added.IsEnforced is not null && present.IsEnforced is not null;

    // [ NOT ] DEFERRABLE | INITIALLY { DEFERRED | IMMEDIATE } | [ NOT ] ENFORCED
    private ConstraintAttributes ParseColumnAttribute()
    {
        int start = Start;
        if (Accept(K.Initially))
        {
            bool isDeferred = Accept(K.Deferred);
            if (!isDeferred) Expect(K.Immediate);
            return new ConstraintAttributes { IsInitiallyDeferred = isDeferred, Span = SpanFrom(start) };
        }

        bool isNegated = Accept(K.Not);
        if (Accept(K.Deferrable)) return new ConstraintAttributes { IsDeferrable = !isNegated, Span = SpanFrom(start) };
        Require(18, "[NOT] ENFORCED");
        Expect(K.Enforced);
        return new ConstraintAttributes { IsEnforced = !isNegated, Span = SpanFrom(start) };
    }

    private ColumnConstraint ParseColumnConstraint()
    {
        int start = Start;
        Identifier? name = ParseOptionalColumnIdAfter(K.Constraint);
        ColumnConstraint constraint = Kind switch
        {
            K.Not => ParseNotNull(),
            K.Null => ParseNull(),
            K.Unique or K.Primary => ParseUniqueColumn(),
            K.Check => ParseCheckColumn(),
            K.Default => ParseDefaultValue(),
            K.Generated => ParseGenerated(),
            K.References => new ForeignKeyColumnConstraint(ParseReferences(allowPeriod: false)),
            _ => throw Unexpected("a column constraint"),
        };
        return constraint with { Name = name, Span = SpanFrom(start) };
    }

    // NOT NULL [ NO INHERIT ]
    private NotNullColumnConstraint ParseNotNull()
    {
        Expect(K.Not, K.Null);
        return new NotNullColumnConstraint { Attributes = ParseNoInherit(18, "NOT NULL NO INHERIT") };
    }

    private NullColumnConstraint ParseNull()
    {
        Expect(K.Null);
        return new NullColumnConstraint();
    }

    // CHECK ( expression ) [ NO INHERIT ]
    private CheckColumnConstraint ParseCheckColumn()
    {
        Expect(K.Check);
        Expression condition = ParseParenthesizedExpression();
        return new CheckColumnConstraint(condition) { Attributes = ParseNoInherit(13, "NO INHERIT") };
    }

    private ConstraintAttributes? ParseNoInherit(int version, string what)
    {
        int start = Start;
        if (!Is(K.No)) return null;
        Require(version, what);
        Expect(K.No, K.Inherit);
        return new ConstraintAttributes { IsNoInherit = true, Span = SpanFrom(start) };
    }

    private DefaultColumnConstraint ParseDefaultValue()
    {
        Expect(K.Default);
        return new DefaultColumnConstraint(ParseRestrictedExpression());
    }

    // { UNIQUE [ NULLS [ NOT ] DISTINCT ] | PRIMARY KEY } [ WITH ( ... ) ] [ USING INDEX TABLESPACE name ]
    private UniqueColumnConstraint ParseUniqueColumn()
    {
        bool isPrimaryKey = ParseUniqueOrPrimaryKey();
        bool? nullsNotDistinct = isPrimaryKey ? null : ParseNullsDistinct();
        EquatableArray<DefinitionOption> options = ParseOptionalDefinitionOptions();
        return new UniqueColumnConstraint(isPrimaryKey, nullsNotDistinct, options, ParseConstraintTablespace());
    }

    private bool ParseUniqueOrPrimaryKey()
    {
        if (Accept(K.Unique)) return false;
        Expect(K.Primary, K.Key);
        return true;
    }

    // [ NULLS [ NOT ] DISTINCT ]
    private bool? ParseNullsDistinct()
    {
        if (!Is(K.Nulls)) return null;
        Require(15, "NULLS [NOT] DISTINCT");
        Advance();
        bool isNot = Accept(K.Not);
        Expect(K.Distinct);
        return isNot;
    }

    // [ USING INDEX TABLESPACE name ]
    private Identifier? ParseConstraintTablespace()
    {
        if (!Accept(K.Using)) return null;
        Expect(K.Index, K.Tablespace);
        return ParseColumnId();
    }

    // GENERATED { ALWAYS | BY DEFAULT } AS { IDENTITY [ ( options ) ] | ( expression ) [ STORED | VIRTUAL ] }
    private ColumnConstraint ParseGenerated()
    {
        Expect(K.Generated);
        int when = Start;
        bool isAlways = ParseGeneratedAlways();
        Expect(K.As);
        if (Accept(K.Identity)) return new IdentityColumnConstraint(isAlways, ParseParenthesizedSequenceOptions());
        Expression value = ParseParenthesizedExpression();
        GeneratedStorage storage = ParseGeneratedStorage();
        if (!isAlways) throw Error(when, "a generated column is GENERATED ALWAYS");
        return new GeneratedColumnConstraint(value, storage) { IsAlways = isAlways };
    }

    private bool ParseGeneratedAlways()
    {
        if (Accept(K.Always)) return true;
        Expect(K.By, K.Default);
        return false;
    }

    private GeneratedStorage ParseGeneratedStorage()
    {
        if (Accept(K.Stored)) return GeneratedStorage.Stored;
        Require(18, "a VIRTUAL generated column (one without STORED)");
        return Accept(K.Virtual) ? GeneratedStorage.Virtual : GeneratedStorage.Unspecified;
    }

    private EquatableArray<SequenceOption> ParseParenthesizedSequenceOptions()
    {
        if (!Accept(K.OpenParen)) return default;
        EquatableArray<SequenceOption> options = ParseSequenceOptions();
        Expect(K.CloseParen);
        return options;
    }

    private Expression ParseParenthesizedExpression()
    {
        Expect(K.OpenParen);
        Expression expression = ParseExpression();
        Expect(K.CloseParen);
        return expression;
    }
}
