using Perennial.Sql.Catalog;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>What is known of a parameter while its statement is bound.</summary>
internal sealed class ParameterSlot(string? name, int number)
{
    /// <summary>The written name; null for <c>$n</c>.</summary>
    public string? Name { get; } = name;

    /// <summary>The written number; for named ones given at the end.</summary>
    public int Number { get; set; } = number;

    /// <summary>Unknown until a use tells.</summary>
    public uint Type { get; set; } = TypeOid.Unknown;

    public int Typmod { get; set; } = -1;

    public bool IsDeclared { get; init; }

    /// <summary>For a declared one: whether it may be null.</summary>
    public bool? DeclaredNullable { get; set; }

    public bool IsSlice { get; set; }

    public List<BoundParameterReference> References { get; } = [];

    /// <summary>Where it is written; a reference that was duplicated or dropped while binding counts once.</summary>
    public List<TextSpan> Places { get; } = [];

    /// <summary>A name taken from the column that it is compared with or stored into.</summary>
    public string? SuggestedName { get; set; }
}

/// <summary>The parameters of a statement.</summary>
internal sealed class ParameterTable
{
    private readonly Dictionary<int, ParameterSlot> _byNumber = [];
    private readonly Dictionary<string, ParameterSlot> _byName = [];

    public List<ParameterSlot> Slots { get; } = [];

    public ParameterSlot ByNumber(int number)
    {
        if (!_byNumber.TryGetValue(number, out ParameterSlot? slot)) Add(slot = new(null, number));
        return slot;
    }

    public ParameterSlot ByName(string name)
    {
        if (!_byName.TryGetValue(name, out ParameterSlot? slot)) Add(slot = new(name, 0));
        return slot;
    }

    public ParameterSlot? FindByNumber(int number) => _byNumber.TryGetValue(number, out ParameterSlot? slot) ? slot : null;

    public void Add(ParameterSlot slot)
    {
        Slots.Add(slot);
        if (slot.Number > 0) _byNumber[slot.Number] = slot;
        if (slot.Name is not null) _byName[slot.Name] = slot;
    }
}
