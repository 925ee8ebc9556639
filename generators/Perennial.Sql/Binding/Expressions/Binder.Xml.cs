using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>XML (PostgreSQL documentation, "XML Functions").</summary>
internal sealed partial class Binder
{
    private BoundExpression? BindXml(Scope scope, Expression node)
    {
        switch (node)
        {
            case XmlElement element:
                List<BoundExpression> content = BindNamedValues(scope, element.Attributes, "XMLATTRIBUTES");
                foreach (Expression part in element.Content) content.Add(Bind(scope, part));
                return Special(node, "xmlelement", SpecialNulls.Never, new(TypeOid.Xml), [.. content]);
            case XmlForest forest:
                return Special(node, "xmlforest", SpecialNulls.Possible, new(TypeOid.Xml), [.. BindNamedValues(scope, forest.Values, "XMLFOREST")]);
            case XmlConcat concat:
                BoundExpression[] parts = new BoundExpression[concat.Arguments.Count];
                for (int i = 0; i < parts.Length; i++) parts[i] = ToSpecificType(Bind(scope, concat.Arguments[i]), TypeOid.Xml, "XMLCONCAT");
                return Special(node, "xmlconcat", SpecialNulls.Possible, new(TypeOid.Xml), parts);
            case XmlParse parse:
                return Special(node, "xmlparse", SpecialNulls.IfFirstIs, new(TypeOid.Xml), [ToSpecificType(Bind(scope, parse.Value), TypeOid.Text, "XMLPARSE")]);
            case XmlProcessingInstruction instruction:
                BoundExpression[] text = instruction.Content is null ? [] : [ToSpecificType(Bind(scope, instruction.Content), TypeOid.Text, "XMLPI")];
                return Special(node, "xmlpi", text.Length == 0 ? SpecialNulls.Never : SpecialNulls.IfFirstIs, new(TypeOid.Xml), text);
            case XmlRoot root:
                BoundExpression value = ToSpecificType(Bind(scope, root.Value), TypeOid.Xml, "XMLROOT");
                BoundExpression[] arguments = root.Version is null ? [value] : [value, ToSpecificType(Bind(scope, root.Version), TypeOid.Text, "XMLROOT")];
                return Special(node, "xmlroot", SpecialNulls.IfFirstIs, new(TypeOid.Xml), arguments);
            case XmlSerialize serialize:
                TypeReference type = ResolveType(serialize.Type);
                BoundExpression xml = ToSpecificType(Bind(scope, serialize.Value), TypeOid.Xml, "XMLSERIALIZE");
                if (!_types.CanCoerce(TypeOid.Text, type.Oid, CoercionContext.Implicit)) throw Refused(node.Span, "42846", $"cannot cast XMLSERIALIZE result to {TypeName(type.Oid)}");
                return Special(node, "xmlserialize", SpecialNulls.IfFirstIs, type, [xml]);
            case DocumentTest test:
                BoundExpression operand = ToSpecificType(Bind(scope, test.Operand), TypeOid.Xml, "IS DOCUMENT");
                BoundExpression isDocument = Special(node, "is document", SpecialNulls.IfFirstIs, new(TypeOid.Bool), [operand]);
                return test.IsNegated ? new BoundNot(node.Span, isDocument) : isDocument;
            default:
                return null;
        }
    }

    private List<BoundExpression> BindNamedValues(Scope scope, EquatableArray<XmlNamedValue> values, string construct)
    {
        List<BoundExpression> bound = [];
        HashSet<string> names = [];
        foreach (XmlNamedValue value in values)
        {
            string? name = value.Name?.Name ?? (value.Value as ColumnReference)?.Name;
            if (name is null) throw Refused(value.Span, "42601", $"unnamed {construct} value must be a column reference");
            if (!names.Add(name) && construct == "XMLATTRIBUTES") throw Refused(value.Span, "42601", $"XML attribute name \"{name}\" appears more than once");
            bound.Add(Bind(scope, value.Value));
        }

        return bound;
    }

    private BoundFromItem BindXmlTable(Scope scope, XmlTableItem item, List<NamespaceItem> added)
    {
        bool wasLateral = scope.IsLateralActive;
        scope.IsLateralActive = true;
        ExpressionPlace before = scope.Place;
        scope.Place = ExpressionPlace.FromFunction;
        List<BoundExpression> arguments =
        [
            ToSpecificType(Bind(scope, item.Row), TypeOid.Text, "XMLTABLE"),
            ToSpecificType(Bind(scope, item.Document), TypeOid.Xml, "XMLTABLE"),
        ];
        List<RangeColumn> columns = [];
        foreach (XmlTableColumn column in item.Columns)
        {
            TypeReference type = column.Type is null ? new(TypeOid.Int4) : ResolveType(column.Type);
            if (column.Path is not null) arguments.Add(ToSpecificType(Bind(scope, column.Path), TypeOid.Text, "XMLTABLE"));
            if (column.Default is not null)
            {
                BoundExpression value = Bind(scope, column.Default);
                arguments.Add(TryCoerce(value, type.Oid, type.Typmod, CoercionContext.Assignment, isExplicit: false) ?? throw Mismatch(value.Span, $"argument of XMLTABLE must be type {TypeName(type.Oid)}, not type {TypeName(value.Type)}"));
            }

            columns.Add(new(column.Name.Name, type.Oid, type.Typmod, IsNotNull: column.Type is null || column.IsNotNull == true));
        }

        foreach (XmlNamedValue value in item.Namespaces) arguments.Add(ToSpecificType(Bind(scope, value.Value), TypeOid.Text, "XMLTABLE"));
        scope.Place = before;
        scope.IsLateralActive = wasLateral;
        return AddTableFunction(scope, item, item.Alias, "xmltable", columns, arguments, added);
    }
}
