using Perennial.Sql;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>
/// The C# names of everything that is a type: decided in one place and in a fixed order, so that the same files always give the same names and
/// no two types share one.
/// </summary>
internal sealed class TypeNames
{
    private readonly Dictionary<string, string> _userTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<Procedure, ResultNames> _results;
    private readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private string? _fingerprint;

    // Each run makes the text anew, and every method compares it with that of the run before: then both should be one object.
    private static string _lastFingerprint = "";

    /// <param name="procedures">Those that are emitted.</param>
    /// <param name="groups">Names of the groups.</param>
    public TypeNames(DatabaseModel database, IReadOnlyList<Procedure> procedures, string className, IEnumerable<string> groups)
    {
        HashSet<string> taken = new(StringComparer.Ordinal)
        {
            className, className + "Transaction", className + "Session", className + "Batch", className + "Registration",
        };
        foreach (string group in groups) taken.UnionWith(["I" + group, group + "Group", group + "Batch"]);

        // Two types of one name in different schemas: the schema comes first in both names.
        foreach (IGrouping<string, SignatureType> sameName in database.Types.Where(IsNamed).GroupBy(static type => NameConversion.Pascal(type.Name), StringComparer.Ordinal))
        {
            bool isUnique = sameName.Skip(1).FirstOrDefault() is null;
            foreach (SignatureType type in sameName)
            {
                string name = Take(taken, isUnique ? sameName.Key : NameConversion.Pascal(type.Schema) + sameName.Key);
                _userTypes[type.DisplayName] = name;
                taken.Add(name + (type.Kind == SignatureTypeKind.Enum ? "Labels" : "Values"));
            }
        }

        foreach (string shared in SharedNames(procedures))
        {
            if (taken.Contains(shared)) _refused.Add(shared);
        }

        AddTables(procedures, taken);
        taken.UnionWith(SharedNames(procedures));
        _results = new Dictionary<Procedure, ResultNames>(procedures.Count, ProcedureReferences.Instance);
        foreach (Procedure procedure in procedures)
        {
            WantedNames wanted = WantedNames.Of(procedure);
            _results[procedure] = new ResultNames(wanted.OwnRow is { } own ? Take(taken, own) : wanted.Row ?? "", "", "");
        }

        foreach (Procedure procedure in procedures)
        {
            if (WantedNames.Of(procedure) is { HasMore: true } wanted) _results[procedure] = More(procedure, wanted.Name, _results[procedure], taken);
        }

        foreach (string error in procedures.Where(static procedure => !procedure.Signature.Raises.IsEmpty).SelectMany(static procedure => procedure.Signature.Raises).Select(static error => error.Name).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal))
            _errors[error] = Take(taken, NameConversion.Pascal(error) + "Exception");
    }

    /// <summary>Equal for equal names of users' types, of tables' records and of errors.</summary>
    public string Fingerprint => _fingerprint ??= MakeFingerprint();

    /// <summary>The exceptions of declared errors, in order.</summary>
    public IEnumerable<string> Errors => _errors.Values.OrderBy(static name => name, StringComparer.Ordinal);

    /// <summary>Whether a record that queries name has the name of something else that is generated: the user chose it, so it gets no number.</summary>
    public bool IsRefused(string rowName) => _refused.Contains(NameConversion.Pascal(rowName));

    /// <summary>Whether the type gets a C# type of its own.</summary>
    public static bool IsNamed(SignatureType type) => type.Kind is SignatureTypeKind.Enum or SignatureTypeKind.Composite;

    public string OfType(SignatureType type) => _userTypes.TryGetValue(type.DisplayName, out string? name) ? name : NameConversion.Pascal(type.Name);

    /// <summary>The names of all that is made for a procedure.</summary>
    public ResultNames OfResult(Procedure procedure) => _results[procedure];

    public string OfError(DeclaredError error) => _errors[error.Name];

    private ResultNames More(Procedure procedure, string name, ResultNames names, HashSet<string> taken)
    {
        if (!procedure.Orders.IsEmpty) names = names with { Order = Take(taken, name + "Order") };
        if (!procedure.Items.IsEmpty) names = names with { Item = Take(taken, name + "Item") };
        if (!procedure.Embedded.IsEmpty)
        {
            names = names with
            {
                Embedded = procedure.Embedded.Select(embedded => EmbeddedRows.IsShared(procedure, embedded)
                    ? _tables[embedded.Table!]
                    : Take(taken, name + NameConversion.Pascal(embedded.Name))).ToEquatableArray(),
            };
        }

        return procedure.PageColumns.IsEmpty ? names : names with { Cursor = Take(taken, name + "Cursor") };
    }

    private string MakeFingerprint()
    {
        string made = string.Join("\n", _userTypes.Concat(_tables).Concat(_errors).Select(static pair => pair.Key + "=" + pair.Value).OrderBy(static line => line, StringComparer.Ordinal));
        if (made == _lastFingerprint) return _lastFingerprint;
        return _lastFingerprint = made;
    }

    private static IEnumerable<string> SharedNames(IReadOnlyList<Procedure> procedures) =>
        procedures.Select(static procedure => WantedNames.Of(procedure).SharedRow).OfType<string>().Distinct(StringComparer.Ordinal);

    // Two tables of one name in different schemas: as with types.
    private void AddTables(IReadOnlyList<Procedure> procedures, HashSet<string> taken)
    {
        SortedDictionary<string, EmbeddedRecord> tables = new(StringComparer.Ordinal);
        foreach (Procedure procedure in procedures)
        {
            foreach (EmbeddedRecord embedded in procedure.Embedded)
            {
                if (EmbeddedRows.IsShared(procedure, embedded)) tables[embedded.Table!] = embedded;
            }
        }

        foreach (KeyValuePair<string, EmbeddedRecord> table in tables)
        {
            bool isUnique = tables.Values.Count(other => NameConversion.Pascal(other.TableName) == NameConversion.Pascal(table.Value.TableName)) == 1;
            _tables[table.Key] = Take(taken, NameConversion.Pascal(isUnique ? table.Value.TableName : table.Key));
        }
    }

    private static string Take(HashSet<string> taken, string name)
    {
        string candidate = name;
        for (int number = 2; !taken.Add(candidate); number++) candidate = name + "_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return candidate;
    }

    // Comparing procedures by value would compare their whole SQL.
    private sealed class ProcedureReferences : IEqualityComparer<Procedure>
    {
        public static ProcedureReferences Instance { get; } = new();

        public bool Equals(Procedure? x, Procedure? y) => ReferenceEquals(x, y);

        public int GetHashCode(Procedure obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
