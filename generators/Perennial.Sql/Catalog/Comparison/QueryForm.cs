using System.Globalization;
using System.Text.RegularExpressions;

namespace Perennial.Sql.Catalog;

/// <summary>How the form of a view's query marks objects, and their names as they are when two forms are compared: a view follows its tables through renames.</summary>
internal static class QueryForm
{
    private static readonly Regex Mark = new(@"\u0001(?<kind>[rctofxs])(?<oid>\d+)(:(?<more>-?\d+))?\u0002", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static string Relation(uint oid) => Marked('r', oid);

    public static string Column(uint relation, int number) => Marked('c', relation, number);

    public static string Type(uint oid, int typmod = TypeModifier.None) => Marked('t', oid, typmod);

    public static string Operator(uint oid) => Marked('o', oid);

    public static string Routine(uint oid) => Marked('f', oid);

    public static string Collation(uint oid) => Marked('x', oid);

    /// <summary>What a constant names: a relation or a text search object.</summary>
    public static string Object(ObjectReference named) => named.Class == ObjectClass.Relation ? Relation(named.Oid) : Marked('s', named.Oid);

    /// <summary>The form with the objects' names.</summary>
    /// <param name="catalog">With an empty search path, so that every name is written out.</param>
    public static string Named(string form, DatabaseCatalog catalog) => Mark.Replace(form, match =>
    {
        uint oid = uint.Parse(match.Groups["oid"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        int more = match.Groups["more"].Success ? int.Parse(match.Groups["more"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        return match.Groups["kind"].Value[0] switch
        {
            'r' => catalog.FindRelation(oid)?.QualifiedName.ToString(),
            'c' => catalog.FindRelation(oid)?.FindColumn(more)?.Name,
            't' => catalog.FormatType(oid, more),
            'o' => catalog.FindOperator(oid) is { } found ? $"{found.Schema}.{found.Name}<{(found.Left == 0 ? "" : catalog.FormatType(found.Left))},{catalog.FormatType(found.Right)}>" : null,
            'f' => catalog.FindRoutine(oid) is { } routine ? $"{routine.QualifiedName}({string.Join(",", routine.ArgumentTypes.Select(type => catalog.FormatType(type)))})" : null,
            's' => catalog.FindTextSearch(oid)?.QualifiedName.ToString(),
            _ => catalog.UserCollations.FirstOrDefault(found => found.Oid == oid) is { } collation ? $"{collation.Schema}.{collation.Name}" : null,
        } ?? match.Value;
    });

    private static string Marked(char kind, uint oid, int? more = null) =>
        string.Format(CultureInfo.InvariantCulture, more is null ? "\u0001{0}{1}\u0002" : "\u0001{0}{1}:{2}\u0002", kind, oid, more);
}
