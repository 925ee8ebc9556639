using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>What the annotations of one query, routine or type say together; a second one of a kind and a bad value are refused.</summary>
/// <param name="reader">Reports what is wrong.</param>
/// <param name="isOfFile">Whether they stand above the first query and hold for a whole file.</param>
internal sealed class AnnotationValues(AnnotationReader reader, bool isOfFile = false)
{
    private readonly Dictionary<string, Annotation> _single = new(StringComparer.Ordinal);
    private readonly List<DeclaredError> _raises = [];
    private readonly List<TypeOverride> _types = [];

    public string? Service { get; private set; }

    public string? Schema { get; private set; }

    public AccessMode? Mode { get; private set; }

    public Annotation? ModeAnnotation { get; private set; }

    public SecurityMode Security { get; private set; }

    /// <summary>Whether <c>-- security:</c> is written, with whatever value.</summary>
    public bool HasSecurity => _single.ContainsKey("security");

    public string? Deprecated { get; private set; }

    public string? RowName { get; private set; }

    public bool IsInternal { get; private set; }

    /// <summary>Where <c>-- inline</c> is written; null without.</summary>
    public Annotation? Inline { get; private set; }

    public bool IsOpenEnum { get; private set; }

    public string? Direction { get; private set; }

    public EquatableArray<TypeOverride> Types => _types.ToEquatableArray();

    public EquatableArray<string> Optional { get; private set; }

    public EquatableArray<string> NotNull { get; private set; }

    public EquatableArray<string> Order { get; private set; }

    public EquatableArray<string> Page { get; private set; }

    public EquatableArray<DeclaredError> Raises => _raises.ToEquatableArray();

    public Annotation? Find(string key) => _single.TryGetValue(key, out Annotation? annotation) ? annotation : null;

    public void Add(Annotation annotation)
    {
        string slot = annotation.Key is "reads" or "writes" ? "reads or writes" : annotation.Key;
        if (annotation.Key is not ("raises" or "type"))
        {
            if (_single.TryGetValue(slot, out Annotation? first))
            {
                string below = isOfFile && slot == "service" ? " What stands above the first '-- name:' holds for the whole file: a line for one query stands below its '-- name:'." : "";
                reader.Report(annotation.Span, $"There is a second '{slot}' here, and the first is in line {reader.LineOf(first)}; keep one of them.{below}");
                return;
            }

            _single.Add(slot, annotation);
        }

        switch (annotation.Key)
        {
            case "service":
                Service = Name(annotation, "a service, in lower case", ServiceName.IsValid);
                break;
            case "schema":
                Schema = annotation.Value;
                break;
            case "reads" or "writes":
                Mode = annotation.Key == "reads" ? AccessMode.Reads : AccessMode.Writes;
                ModeAnnotation = annotation;
                break;
            case "security":
                Security = Choose(annotation, "definer", "invoker") == "invoker" ? SecurityMode.Invoker : SecurityMode.Definer;
                break;
            case "direction":
                Direction = Choose(annotation, "upgrade", "downgrade");
                break;
            case "deprecated":
                Deprecated = annotation.Value;
                break;
            case "row":
                RowName = Name(annotation, "a record", static text => text[0] is not (>= '0' and <= '9') && text.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'));
                break;
            case "internal":
                IsInternal = true;
                break;
            case "inline":
                Inline = annotation;
                break;
            case "open-enum":
                IsOpenEnum = true;
                break;
            case "optional":
                Optional = Names(annotation, "a parameter");
                break;
            case "not-null":
                NotNull = Names(annotation, "a result column");
                break;
            case "order":
                Order = Names(annotation, "a result column");
                break;
            case "page":
                Page = Names(annotation, "a result column", allowDescending: true);
                break;
            case "type":
                AddType(annotation);
                break;
            case "raises":
                AddError(annotation);
                break;
        }
    }

    private string? Name(Annotation annotation, string what, Func<string, bool> isName)
    {
        if (isName(annotation.Value)) return annotation.Value;
        reader.Report(annotation.ValueSpan, $"'{annotation.Value}' cannot name {what}; a name begins with a letter and consists of letters, digits and underscores.");
        return null;
    }

    // A list of names, each once. Behind a column of "page" may stand "desc", and then behind all of them.
    private EquatableArray<string> Names(Annotation annotation, string what, bool allowDescending = false)
    {
        List<string> names = [];
        foreach (string part in annotation.Value.Split(','))
        {
            string[] words = part.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            bool isName = words.Length == 1 || (words.Length == 2 && allowDescending && words[1] is "desc" or "asc");
            if (!isName)
            {
                reader.Report(annotation.ValueSpan, $"'{part.Trim()}' is not the name of {what}; write names with commas between them: {AnnotationKind.Find(annotation.Key)!.Example}.");
                return default;
            }

            if (words[0][0] is '@' or '$')
            {
                reader.Report(annotation.ValueSpan, $"Write the parameter's name without '{words[0][0]}': -- {annotation.Key}: {words[0].Substring(1)}.");
                return default;
            }

            string name = words.Length == 2 && words[1] == "desc" ? words[0] + " desc" : words[0];
            if (names.Contains(name)) reader.Report(annotation.ValueSpan, $"'{name}' stands twice in the list; keep one of them.");
            else names.Add(name);
        }

        return names.ToEquatableArray();
    }

    private void AddType(Annotation annotation)
    {
        string[] words = annotation.Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        string name = words.Length == 2 && words[1].EndsWith("?[]", StringComparison.Ordinal) ? words[1].Substring(0, words[1].Length - 3) : words[words.Length - 1];
        bool isType = words.Length == 2 && name.Split('.').All(static part => part.Length > 0 && !char.IsDigit(part[0]) && part.All(static c => char.IsLetterOrDigit(c) || c == '_'));
        if (words[0].EndsWith(":", StringComparison.Ordinal)) reader.Report(annotation.ValueSpan, $"Write a blank and no colon behind the name: -- type: {words[0].TrimEnd(':')} {words[words.Length - 1]}.");
        else if (!isType) reader.Report(annotation.ValueSpan, "A type needs the name of a parameter or column and a C# type without type arguments: -- type: payload MyApp.TaskPayload.");
        else if (_types.Exists(type => type.Name == words[0])) reader.Report(annotation.ValueSpan, $"'{words[0]}' has a type already; keep one of the lines.");
        else _types.Add(new TypeOverride(words[0], words[1]));
    }

    private string? Choose(Annotation annotation, string first, string second)
    {
        if (annotation.Value == first || annotation.Value == second) return annotation.Value;
        string? meant = Spelling.Nearest(annotation.Value, [first, second]);
        reader.Report(annotation.ValueSpan, $"'{annotation.Value}' is neither '{first}' nor '{second}'." + (meant is null ? "" : $" Did you mean '{meant}'?"));
        return null;
    }

    private void AddError(Annotation annotation)
    {
        string[] words = annotation.Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        bool isState = words[0].Length == 5 && words[0].All(static c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z'));
        bool isName = words.Length == 2 && words[1][0] is >= 'A' and <= 'Z' && words[1].All(static c => char.IsLetterOrDigit(c) && c < 128);
        if (!isState || !isName)
        {
            reader.Report(annotation.ValueSpan, $"'{annotation.Value}' declares no error. A declared error is an SQLSTATE of five digits and capitals and a name in PascalCase: -- raises: P0002 TaskNotFound.");
            return;
        }

        if (words[1].EndsWith("Exception", StringComparison.Ordinal) && words[1] != "Exception")
        {
            reader.Report(annotation.ValueSpan, $"Write the name without 'Exception', which the class gets by itself: -- raises: {words[0]} {words[1].Substring(0, words[1].Length - 9)}.");
            return;
        }

        if (_raises.Exists(error => error.SqlState == words[0])) reader.Report(annotation.ValueSpan, $"The error {words[0]} is declared twice; keep one of the lines.");
        else _raises.Add(new DeclaredError(words[0], words[1]));
    }
}
