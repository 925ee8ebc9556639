using Perennial.Sql.Binding;

namespace Perennial.Sql.Tests.Binding.Nullability.Witness;

/// <summary>A query that is run to see whether the binder's claims hold, and what the runs showed.</summary>
/// <param name="Sql">As a server takes it, parameters as <c>$n</c>.</param>
internal sealed record WitnessedQuery(string Name, string Sql, BoundStatement Statement)
{
    private readonly bool[] _sawNull = new bool[Statement.Columns.Count];

    /// <summary>Runs that ended without an error.</summary>
    public int Runs { get; private set; }

    /// <summary>Of the last run that failed.</summary>
    public string? LastError { get; set; }

    /// <summary>The statement that prepares it, and the name that it has then.</summary>
    public string PreparedName { get; set; } = "";

    /// <summary>Each broken claim once.</summary>
    public HashSet<string> Broken { get; } = [];

    /// <summary>Columns said to be nullable of which no run has shown a null.</summary>
    public IEnumerable<string> UnseenNulls => Statement.Columns.Where((column, index) => column.IsNullable && !_sawNull[index]).Select(static column => column.Name);

    public bool HasShownAll => Runs > 0 && !UnseenNulls.Any();

    /// <summary>Whether it claims to change nothing.</summary>
    public bool IsReadOnly => Statement.Writes.IsEmpty && !Statement.CallsVolatile && !Statement.LocksRows;

    public void Add(bool[] nulls, long rows)
    {
        Runs++;
        for (int i = 0; i < nulls.Length; i++)
        {
            if (!nulls[i]) continue;
            _sawNull[i] = true;
            if (!Statement.Columns[i].IsNullable) Broken.Add($"{Name}: column {i + 1} \"{Statement.Columns[i].Name}\" is said to be not null and is null");
        }

        bool holds = Statement.Cardinality switch
        {
            Cardinality.None or Cardinality.Many => true,
            Cardinality.One => rows == 1,
            _ => rows <= 1,
        };
        if (!holds) Broken.Add($"{Name}: said to give {Statement.Cardinality} and gives {rows} rows");
    }
}
