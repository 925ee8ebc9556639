namespace Perennial.Sql.Routines;

/// <summary>What is known at a place of a PL/pgSQL body, on all ways to it.</summary>
internal sealed class PlpgsqlState
{
    private const int Many = 2;

    private readonly Dictionary<PlpgsqlVariable, EquatableArray<PlpgsqlField>> _values;

    public PlpgsqlState() => _values = [];

    private PlpgsqlState(PlpgsqlState other)
    {
        _values = new(other._values);
        (Fewest, Most, IsReached, Found) = (other.Fewest, other.Most, other.IsReached, other.Found);
    }

    /// <summary>Fewest rows that were returned so far.</summary>
    public int Fewest { get; private set; }

    /// <summary>Most rows that were returned so far; 2 for any number.</summary>
    public int Most { get; private set; }

    /// <summary>Whether execution may get here.</summary>
    public bool IsReached { get; private set; } = true;

    /// <summary>What FOUND tells of the statement before; null where nothing, or where something was stored since.</summary>
    public PlpgsqlFound? Found { get; set; }

    public PlpgsqlState Copy() => new(this);

    public bool HasValue(PlpgsqlVariable variable) => variable.IsNotNull || (_values.TryGetValue(variable, out EquatableArray<PlpgsqlField> fields) && fields.IsEmpty);

    /// <summary>The fields of the row that the variable holds; empty where that is not known.</summary>
    public EquatableArray<PlpgsqlField> FieldsOf(PlpgsqlVariable variable) => _values.TryGetValue(variable, out EquatableArray<PlpgsqlField> fields) ? fields : default;

    public void Store(PlpgsqlVariable variable, bool isNullable)
    {
        Found = null;
        if (isNullable) _values.Remove(variable);
        else _values[variable] = default;
    }

    public void StoreRow(PlpgsqlVariable variable, EquatableArray<PlpgsqlField> fields)
    {
        Found = null;
        _values[variable] = fields;
    }

    /// <summary>A condition told that the variable, which is no row, is not null.</summary>
    public void LearnValue(PlpgsqlVariable variable) => _values[variable] = default;

    /// <summary>A condition told that a field of the row which the variable holds is not null: the first one of that name, which is the one that the name finds.</summary>
    public void LearnField(PlpgsqlVariable variable, string name)
    {
        EquatableArray<PlpgsqlField> fields = FieldsOf(variable);
        int index = fields.ToList().FindIndex(field => field.Name == name);
        _values[variable] = fields.Select((field, i) => i == index ? field with { IsNullable = false } : field).ToEquatableArray();
    }

    /// <summary>A condition told what FOUND is.</summary>
    public void LearnFound(bool isFound)
    {
        if (Found is not { } found) return;
        if (isFound)
        {
            foreach (KeyValuePair<PlpgsqlVariable, EquatableArray<PlpgsqlField>> value in found.WithRow?._values ?? []) _values[value.Key] = value.Value;
            Fewest = Math.Max(Fewest, found.FewestWithRow);
        }
        else
        {
            Most = Math.Min(Most, found.MostWithoutRow);
        }
    }

    public void AddRows(int fewest, int most)
    {
        Found = null;
        Fewest = Math.Min(Many, Fewest + fewest);
        Most = Math.Min(Many, Most + most);
    }

    /// <summary>The way ends here.</summary>
    public void End() => IsReached = false;

    /// <summary>Another way meets this one.</summary>
    public void Meet(PlpgsqlState other)
    {
        if (!other.IsReached) return;
        if (IsReached)
        {
            foreach (PlpgsqlVariable variable in _values.Keys.ToList())
            {
                if (other._values.TryGetValue(variable, out EquatableArray<PlpgsqlField> fields) && Common(_values[variable], fields) is { } common) _values[variable] = common;
                else _values.Remove(variable);
            }

            (Fewest, Most) = (Math.Min(Fewest, other.Fewest), Math.Max(Most, other.Most));
            if (!ReferenceEquals(Found, other.Found)) Found = null;
            return;
        }

        Become(other);
    }

    // A field may be null where it may be on one of the ways; null for rows of other columns.
    private static EquatableArray<PlpgsqlField>? Common(EquatableArray<PlpgsqlField> one, EquatableArray<PlpgsqlField> other)
    {
        if (one == other) return one;
        if (one.Count != other.Count) return null;
        List<PlpgsqlField> fields = [];
        for (int i = 0; i < one.Count; i++)
        {
            if (one[i] with { IsNullable = true } != other[i] with { IsNullable = true }) return null;
            fields.Add(one[i] with { IsNullable = one[i].IsNullable || other[i].IsNullable });
        }

        return fields.ToEquatableArray();
    }

    /// <summary>Goes on as the other one.</summary>
    public void Become(PlpgsqlState other)
    {
        if (ReferenceEquals(other, this)) return;
        _values.Clear();
        foreach (KeyValuePair<PlpgsqlVariable, EquatableArray<PlpgsqlField>> value in other._values) _values.Add(value.Key, value.Value);
        (Fewest, Most, IsReached, Found) = (other.Fewest, other.Most, other.IsReached, other.Found);
    }

    /// <summary>What still holds at any place behind this one where some of the variables may have been stored into and some rows been added.</summary>
    /// <param name="lost">Variables that something else may have been stored into.</param>
    /// <param name="most">Most rows there.</param>
    public PlpgsqlState Anywhere(IEnumerable<PlpgsqlVariable> lost, int most)
    {
        PlpgsqlState state = Copy();
        state.Found = null;
        foreach (PlpgsqlVariable variable in lost) state._values.Remove(variable);
        if (most > Most) state.Most = Many;
        return state;
    }

    /// <summary>Whether the same variables have values, and as many rows may have been returned.</summary>
    public bool IsSame(PlpgsqlState other) => Most == other.Most && _values.Count == other._values.Count && _values.Keys.All(other._values.ContainsKey);
}
