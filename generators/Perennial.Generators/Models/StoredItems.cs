using Perennial.Sql;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>What a method that stores rows takes: a record for each of them.</summary>
/// <param name="types">The types of the procedure's values.</param>
/// <param name="name">The record's name.</param>
internal sealed class StoredItems(Procedure procedure, TypeOverrides types, string name)
{
    private readonly string[] _properties = NameConversion.Properties(procedure.Items.Select(static item => NameConversion.Pascal(item.Name)), name);

    /// <summary>The record.</summary>
    public RowModel Record() => new(
        name,
        procedure.Items.Select((item, index) => new PropertyModel(_properties[index], types.Find(item.Name, item.Type)!.Declared(item.IsNullable), item.Name)).ToEquatableArray(),
        IsShared: false);

    /// <summary>The method's parameter; each property travels as an array of its own.</summary>
    /// <param name="forms">Gets the arrays' texts.</param>
    public ParameterModel Parameter(List<string> forms)
    {
        List<WireParameter> arrays = [];
        for (int i = 0; i < procedure.Items.Count; i++)
        {
            ResultColumn item = procedure.Items[i];
            CSharpType type = types.Find(item.Name, item.Type)!;
            arrays.Add(ItemWire.Array(type, item, name, _properties[i]));
            forms.Add("$" + (type.ParameterCast.Length > 0 || arrays[i].Type == "string" ? "::" + procedure.Signature.Arguments[i].Type.CastName : ""));
        }

        return new ParameterModel("items", $"global::System.Collections.Generic.IReadOnlyCollection<{name}>", arrays.ToEquatableArray(), IsOptional: false);
    }

    /// <summary>How COPY writes the properties, or null where the procedure has to store them.</summary>
    /// <param name="inputs">The properties' types.</param>
    public CopyModel? Copy(List<CSharpType> inputs) =>
        procedure.CopyText is { } text && inputs.TrueForAll(static type => type.IsBinary && type.Fields.IsEmpty)
            ? new CopyModel(text, inputs.Select((type, index) => new CopyColumn(type.WireName, type.DriverType, _properties[index], type.Write, procedure.Items[index].IsNullable)).ToEquatableArray())
            : null;
}
