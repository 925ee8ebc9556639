using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class EnumDdl
{
    public static void Create(DdlSession session, CreateEnumStatement create)
    {
        if (session.CreationSchema(create.Name) is not { } schema || !session.RequireNewType(schema, create.Name.Name, create.Name.Span)) return;
        List<string> labels = [];
        foreach (StringLiteral label in create.Labels)
        {
            if (!IsLabel(session, label)) continue;
            if (labels.Contains(label.Value)) session.Error("23505", label.Span, $"duplicate key value violates unique constraint \"pg_enum_typid_label_index\": the label '{label.Value}' is listed twice. Remove one of them");
            else labels.Add(label.Value);
        }

        RowTypes.AddWithArray(session, new SqlType
        {
            Oid = TypeDdl.OidOf(session, schema, create.Name.Name),
            Schema = schema,
            Name = create.Name.Name,
            Kind = TypeKind.Enum,
            Category = 'E',
            Length = 4,
            EnumLabels = labels.ToEquatableArray(),
        });
    }

    public static void AddValue(DdlSession session, AlterEnumAddValueStatement alter)
    {
        if (RequireEnum(session, alter.Name) is not { } type || !IsLabel(session, alter.Label)) return;
        List<string> labels = [.. type.EnumLabels];
        if (labels.Contains(alter.Label.Value))
        {
            if (!alter.IfNotExists) session.Error("42710", alter.Label.Span, $"enum label \"{alter.Label.Value}\" already exists");
            return;
        }

        int position = labels.Count;
        if (alter.Neighbor is { } neighbor)
        {
            position = labels.IndexOf(neighbor.Value);
            if (position < 0)
            {
                session.Error("22023", neighbor.Span, $"\"{neighbor.Value}\" is not an existing enum label");
                return;
            }

            if (alter.IsAfter) position++;
        }

        labels.Insert(position, alter.Label.Value);
        session.Editor.Put(type with { EnumLabels = labels.ToEquatableArray() });
        UserObjects user = session.Editor.User;
        if (user.TransactionStart is { } start && type.Oid < start) session.Editor.User = user with { UnusableLabels = user.UnusableLabels.Add((type.Oid, alter.Label.Value)) };
    }

    public static void RenameValue(DdlSession session, AlterEnumRenameValueStatement alter)
    {
        if (RequireEnum(session, alter.Name) is not { } type || !IsLabel(session, alter.To)) return;
        string[] labels = [.. type.EnumLabels];
        int position = Array.IndexOf(labels, alter.From.Value);
        if (position < 0)
        {
            session.Error("22023", alter.From.Span, $"\"{alter.From.Value}\" is not an existing enum label");
            return;
        }

        if (Array.IndexOf(labels, alter.To.Value) >= 0)
        {
            session.Error("42710", alter.To.Span, $"enum label \"{alter.To.Value}\" already exists");
            return;
        }

        labels[position] = alter.To.Value;
        session.Editor.Put(type with { EnumLabels = new(labels) });
        ReferenceRename.Label(session, type, alter.From.Value, alter.To.Value);
    }

    private static bool IsLabel(DdlSession session, StringLiteral label) =>
        NameRules.Truncate(label.Value) == label.Value || session.Error("42602", label.Span, $"invalid enum label \"{label.Value}\"");

    private static SqlType? RequireEnum(DdlSession session, QualifiedName name)
    {
        if (TypeDdl.Require(session, name, name.Span) is not { } type) return null;
        if (type.Kind == TypeKind.Enum) return type;
        session.Error("42809", name.Span, $"{session.Catalog.FormatType(type.Oid)} is not an enum");
        return null;
    }
}
