using System.Globalization;

namespace Perennial.Conformance.Binding;

/// <summary>Counts of a comparison, and what differed.</summary>
public sealed class BindTally(string name)
{
    private readonly Dictionary<string, (int Equal, int All)> _counts = [];

    /// <summary>What differed, in the order of the statements.</summary>
    public List<BindDisagreement> Disagreements { get; } = [];

    public string Name { get; } = name;

    /// <summary>Compares the answers to one statement.</summary>
    /// <param name="comparesPositions">False where the texts that were judged differ.</param>
    public void Add(string place, string sql, Answer server, Answer ours, bool comparesPositions = true)
    {
        // Out of reach of a build: the server's own state, its data and its build options.
        if (server.SqlState is "25P02" or "42501" or "57014" or "55P03" or "0A000" && ours.IsAccepted && IsOfTheServer(server)) return;
        Count("statements", true);
        Count(server.IsAccepted ? "accepted" : "SQLSTATE", server.SqlState == ours.SqlState);
        string kind = "";
        if (server.SqlState != ours.SqlState) kind = server.IsAccepted ? "refused here" : ours.IsAccepted ? "accepted here" : "SQLSTATE";
        else if (server.IsAccepted) kind = CompareInterfaces(server, ours);
        else if (comparesPositions && server.Position > 0)
        {
            Count("position", server.Position == ours.Position);
            if (server.Position != ours.Position) kind = "position";
        }

        if (kind.Length > 0) Disagreements.Add(new(kind, place, sql, server, ours));
    }

    private string CompareInterfaces(Answer server, Answer ours)
    {
        bool parameters = server.Parameters.SequenceEqual(ours.Parameters);
        bool names = server.Columns.Select(static column => column.Name).SequenceEqual(ours.Columns.Select(static column => column.Name));
        bool types = server.Columns.Select(static column => column.Type).SequenceEqual(ours.Columns.Select(static column => column.Type));
        if (server.Parameters.Count > 0) Count("parameters", parameters);
        if (server.Columns.Count > 0)
        {
            Count("names", names);
            Count("types", types);
        }

        return !parameters ? "parameters" : !names ? "names" : types ? "" : "types";
    }

    private static bool IsOfTheServer(Answer server) => server.SqlState != "0A000" || server.Message.Contains("unsupported XML feature", StringComparison.Ordinal);

    private void Count(string what, bool isEqual)
    {
        (int equal, int all) = _counts.GetValueOrDefault(what);
        _counts[what] = (equal + (isEqual ? 1 : 0), all + 1);
    }

    /// <summary>The share of equal answers, 1 when there was none to compare: <c>accepted</c>, <c>parameters</c>, <c>names</c>, <c>types</c>, <c>SQLSTATE</c>, <c>position</c>.</summary>
    public double Share(string what) => _counts.TryGetValue(what, out (int Equal, int All) count) ? (double)count.Equal / count.All : 1;

    public override string ToString()
    {
        IEnumerable<string> cells = new[] { "accepted", "parameters", "names", "types", "SQLSTATE", "position" }
            .Where(_counts.ContainsKey)
            .Select(what => string.Create(CultureInfo.InvariantCulture, $"{what} {100 * Share(what):0.00} % ({_counts[what].All - _counts[what].Equal} of {_counts[what].All})"));
        return $"{Name,-14} {_counts.GetValueOrDefault("statements").All,7} statements: {string.Join(", ", cells)}";
    }
}
