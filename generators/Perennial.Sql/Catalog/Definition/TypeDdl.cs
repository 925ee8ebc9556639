using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>Composite and base types.</summary>
internal static class TypeDdl
{
    /// <summary>The type of that name; null after an error.</summary>
    public static SqlType? Require(DdlSession session, QualifiedName name, TextSpan span)
    {
        if (session.Catalog.FindType(name.Schema, name.Name) is { } type) return type;
        if (name.Schema is not { } schema || session.RequireSchema(schema, span)) session.Error("42704", span, $"type \"{name}\" does not exist");
        return null;
    }

    /// <summary>ALTER TYPE ... SET (...).</summary>
    public static void AlterOptions(DdlSession session, AlterTypeOptionsStatement alter)
    {
        if (Require(session, alter.Name, alter.Name.Span) is not { } type) return;
        if (IsShell(type))
            session.Error("42704", alter.Name.Span, $"type \"{alter.Name}\" is only a shell");
        else if (type.Kind is not TypeKind.Base)
            session.Error("42809", alter.Name.Span, $"{session.Catalog.FormatType(type.Oid)} is not a base type");
        else if (DefinitionOptions.Text(alter.Options, "storage")?.ToLowerInvariant() == "plain" && type.Length == -1)
            session.Error("42P17", alter.Name.Span, "cannot change type's storage to PLAIN");
    }

    public static void CreateComposite(DdlSession session, CreateCompositeTypeStatement create)
    {
        string name = create.Name.Name;
        if (session.CreationSchema(create.Name) is not { } schema || !session.RequireNewType(schema, name, create.Name.Span)
            || !session.RequireNewRelation(schema, name, create.Name.Span))
        {
            return;
        }

        uint oid = session.Editor.NewOid();
        Relation relation = new() { Oid = oid, Schema = schema, Name = name, Kind = RelationKind.CompositeType };
        foreach (ColumnDefinition attribute in create.Attributes) relation = ColumnDdl.Add(session, relation, attribute);
        session.Editor.Put(relation with { RowType = RowTypes.Create(session, schema, name, oid) });
    }

    /// <summary>CREATE TYPE without a body makes a shell; with one it fills the shell, or makes the type at once.</summary>
    public static void CreateBase(DdlSession session, CreateBaseTypeStatement create)
    {
        string name = create.Name.Name;
        if (session.CreationSchema(create.Name) is not { } schema) return;
        SqlType? existing = session.Catalog.FindType(schema, name);
        bool isShell = existing is not null && IsShell(existing);
        if (create.Options is not { } options)
        {
            if (isShell) session.Error("42710", create.Name.Span, $"type \"{name}\" already exists");
            else if (session.RequireNewType(schema, name, create.Name.Span)) MakeShell(session, schema, name);
            return;
        }

        // A base type and its functions need each other: the shell comes first.
        if (!isShell)
        {
            if (session.RequireNewType(schema, name, create.Name.Span)) session.Error("42710", create.Name.Span, $"type \"{name}\" does not exist: create it as a shell type, then its input and output functions, then do a full CREATE TYPE");
            return;
        }

        foreach (string required in new[] { "input", "output" })
        {
            if (DefinitionOptions.Find(options, required) is null)
            {
                session.Error("42P17", create.Name.Span, $"type {required} function must be specified");
                return;
            }
        }

        if (BaseTypeFunctions.Find(session, options, existing!.Oid, create.Name) is not { } functions) return;
        SqlType? like = DefinitionOptions.Type(session, options, "like") is { } likeType ? session.Catalog.FindType(likeType.Oid) : null;
        SqlType type = new()
        {
            Oid = existing!.Oid,
            References = functions,
            Schema = schema,
            Name = name,
            Kind = TypeKind.Base,
            Category = DefinitionOptions.Text(options, "category") is { Length: 1 } category ? category[0] : 'U',
            IsPreferred = DefinitionOptions.Boolean(options, "preferred"),
            Length = DefinitionOptions.Number(options, "internallength") is { } length ? (short)length : like?.Length ?? -1,
            ElementType = DefinitionOptions.Type(session, options, "element")?.Oid ?? 0,
            Collation = DefinitionOptions.Boolean(options, "collatable") ? Collation.DefaultOid : 0,
            TakesTypmod = DefinitionOptions.Find(options, "typmod_in") is not null,
        };
        RowTypes.AddWithArray(session, type);
    }

    /// <summary>Whether a type is only a name yet; every CREATE of that name fills it.</summary>
    public static bool IsShell(SqlType type) => type is { IsUserDefined: true, Kind: TypeKind.Pseudo, Category: 'P' };

    /// <summary>The oid for a type to come: that of the shell of its name, where there is one, since functions name it already.</summary>
    public static uint OidOf(DdlSession session, string schema, string name) => session.Catalog.FindType(schema, name) is { } shell && IsShell(shell) ? shell.Oid : session.Editor.NewOid();

    /// <summary>Makes a type that is only a name yet; its oid.</summary>
    public static uint MakeShell(DdlSession session, string schema, string name)
    {
        SqlType shell = new() { Oid = session.Editor.NewOid(), Schema = schema, Name = name, Kind = TypeKind.Pseudo, Category = 'P', Length = 4 };
        session.Editor.Put(shell);
        return shell.Oid;
    }
}
