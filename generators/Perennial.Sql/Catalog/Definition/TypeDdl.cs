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
        bool isShell = existing is { IsUserDefined: true, Kind: TypeKind.Pseudo, Category: 'P' };
        if (create.Options is not { } options)
        {
            if (session.RequireNewType(schema, name, create.Name.Span))
                session.Editor.Put(new SqlType { Oid = session.Editor.NewOid(), Schema = schema, Name = name, Kind = TypeKind.Pseudo, Category = 'P', Length = 4 });
            return;
        }

        if (!isShell && !session.RequireNewType(schema, name, create.Name.Span)) return;
        foreach (string required in new[] { "input", "output" })
        {
            if (DefinitionOptions.Find(options, required) is null)
            {
                session.Error("42P17", create.Name.Span, $"type {required} function must be specified");
                return;
            }
        }

        SqlType? like = DefinitionOptions.Type(session, options, "like") is { } likeType ? session.Catalog.FindType(likeType.Oid) : null;
        SqlType type = new()
        {
            Oid = isShell ? existing!.Oid : session.Editor.NewOid(),
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
}
