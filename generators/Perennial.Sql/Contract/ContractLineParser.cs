using Perennial.Sql.Procedures;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Contract;

/// <summary>
/// Reads one line of the contract file:
/// <code>
/// line      = ("function" | "procedure") name "(" [argument {"," argument}] ")" ["->" result]
///             ("reads" | "writes") ("immutable" | "stable" | "volatile") ["strict"] ("definer" | "invoker")
///             ["service=" name] "since=" number ["deprecated=" number [text]] ["raises=" state ":" name {"," state ":" name}]
///           | "type" name ("enum" "(" labels ")" ["open"] | "composite" "(" columns ")" | "domain" type ["not null"] {"check" text}) "since=" number
///           | "sealed" folder "sha256=" hash {file "=" digits}
/// argument  = ["out" | "inout" | "variadic"] (name | "$" number) type ["not null"] ["default"]
/// result    = "none" | ("one" | "zero-or-one" | "many") ["setof"] (type ["not null"] | "(" [column {"," column}] ")")
/// column    = name type ["not null"]
/// </code>
/// </summary>
internal static class ContractLineParser
{
    /// <exception cref="FormatException">The line is none of these; the message says what is expected where.</exception>
    public static object Parse(string line)
    {
        ContractLineScanner scanner = new(line);
        object entry =
            scanner.TryWord("function") ? Procedure(scanner, line, ProcedureKind.Function)
            : scanner.TryWord("procedure") ? Procedure(scanner, line, ProcedureKind.Procedure)
            : scanner.TryWord("type") ? Type(scanner, line)
            : scanner.TryWord("sealed") ? Sealed(scanner)
            : throw scanner.Error("'function', 'procedure', 'type' or 'sealed' is expected");
        return scanner.AtEnd ? entry : throw scanner.Error("the end of the line is expected");
    }

    private static ContractProcedure Procedure(ContractLineScanner scanner, string line, ProcedureKind kind)
    {
        string schema = scanner.Name("a schema");
        scanner.Expect(".");
        ProcedureSignature signature = new(kind, schema, scanner.Name("a name"));
        scanner.Expect("(");
        signature = signature with { Arguments = List(scanner, Argument) };
        if (scanner.TrySymbol("->")) signature = Result(scanner, signature);
        else if (kind == ProcedureKind.Function) throw scanner.Error("'->' is expected");
        signature = signature with
        {
            Mode = scanner.TryWord("reads") ? AccessMode.Reads : scanner.TryWord("writes") ? AccessMode.Writes : throw scanner.Error("'reads' or 'writes' is expected"),
            Volatility = scanner.TryWord("immutable") ? Volatility.Immutable
                : scanner.TryWord("stable") ? Volatility.Stable
                : scanner.TryWord("volatile") ? Volatility.Volatile
                : throw scanner.Error("'immutable', 'stable' or 'volatile' is expected"),
            IsStrict = scanner.TryWord("strict"),
            Security = scanner.TryWord("definer") ? SecurityMode.Definer
                : scanner.TryWord("invoker") ? SecurityMode.Invoker
                : throw scanner.Error("'definer' or 'invoker' is expected"),
            Service = scanner.TrySymbol("service=") ? scanner.Name("a service") : null,
        };
        int since = Since(scanner);
        int? deprecatedSince = null;
        if (scanner.TrySymbol("deprecated="))
        {
            deprecatedSince = scanner.Number("a version");
            bool hasAdvice = !scanner.AtEnd && line[scanner.Position] == '"';
            signature = signature with { Deprecated = hasAdvice ? scanner.QuotedText() : "" };
        }

        if (scanner.TrySymbol("raises=")) signature = signature with { Raises = Raises(scanner) };
        return new ContractProcedure(signature, since) { DeprecatedSince = deprecatedSince, Line = line };
    }

    private static ProcedureArgument Argument(ContractLineScanner scanner)
    {
        ArgumentMode mode = scanner.TryWord("out") ? ArgumentMode.Out
            : scanner.TryWord("inout") ? ArgumentMode.InOut
            : scanner.TryWord("variadic") ? ArgumentMode.Variadic
            : ArgumentMode.In;
        string name = scanner.TrySymbol("$") ? Unnamed(scanner) : scanner.Name("an argument's name");
        SignatureType type = TypeOf(scanner.Type("not null", "default"));
        bool isNotNull = NotNull(scanner);
        return new ProcedureArgument(name, mode, type, !isNotNull, scanner.TryWord("default"));
    }

    private static string Unnamed(ContractLineScanner scanner)
    {
        scanner.Number("an argument's position");
        return "";
    }

    private static ProcedureSignature Result(ContractLineScanner scanner, ProcedureSignature signature)
    {
        if (scanner.TryWord("none")) return signature;
        ResultCardinality cardinality = scanner.TryWord("one") ? ResultCardinality.One
            : scanner.TryWord("zero-or-one") ? ResultCardinality.ZeroOrOne
            : scanner.TryWord("many") ? ResultCardinality.Many
            : throw scanner.Error("'none', 'one', 'zero-or-one' or 'many' is expected");
        bool isSet = scanner.TryWord("setof") || cardinality != ResultCardinality.One;
        signature = signature with { Cardinality = cardinality, ReturnsSet = isSet };
        if (scanner.TrySymbol("(")) return signature with { Columns = List(scanner, Column) };
        SignatureType type = TypeOf(scanner.Type("not null", "reads", "writes"));
        return signature with { IsScalar = true, Columns = [new ResultColumn(signature.Name, type, !NotNull(scanner))] };
    }

    private static ResultColumn Column(ContractLineScanner scanner)
    {
        string name = scanner.Name("a column's name");
        SignatureType type = TypeOf(scanner.Type("not null"));
        return new ResultColumn(name, type, !NotNull(scanner));
    }

    private static EquatableArray<DeclaredError> Raises(ContractLineScanner scanner)
    {
        List<DeclaredError> raises = [];
        do
        {
            string state = scanner.Name("a SQLSTATE");
            scanner.Expect(":");
            raises.Add(new DeclaredError(state, scanner.Name("an error's name")));
        }
        while (scanner.TrySymbol(","));
        return raises.ToEquatableArray();
    }

    private static ContractType Type(ContractLineScanner scanner, string line)
    {
        string schema = scanner.Name("a schema");
        scanner.Expect(".");
        string name = scanner.Name("a name");
        string display = ContractNames.Quote(schema) + "." + ContractNames.Quote(name);
        SignatureType type;
        if (scanner.TryWord("enum"))
        {
            scanner.Expect("(");
            type = new(SignatureTypeKind.Enum, display, schema, name) { Labels = List(scanner, static s => s.Name("a label")), IsOpen = scanner.TryWord("open") };
        }
        else if (scanner.TryWord("composite"))
        {
            scanner.Expect("(");
            type = new(SignatureTypeKind.Composite, display, schema, name) { Fields = List(scanner, Column) };
        }
        else if (scanner.TryWord("domain"))
        {
            string baseType = scanner.Type("not null", "check", "since");
            bool isNotNull = NotNull(scanner);
            List<string> checks = [];
            while (scanner.TryWord("check")) checks.Add(scanner.QuotedText());
            type = new(SignatureTypeKind.Domain, display, schema, name) { Element = TypeOf(baseType), IsNotNull = isNotNull, Checks = checks.ToEquatableArray() };
        }
        else
        {
            throw scanner.Error("'enum', 'composite' or 'domain' is expected");
        }

        return new ContractType(type, Since(scanner)) { Line = line };
    }

    private static SealedVersion Sealed(ContractLineScanner scanner)
    {
        string folder = scanner.Name("a version folder's name");
        int number = SealedVersion.NumberOf(folder) ?? throw scanner.Error($"a folder named NNNN-words is expected instead of '{folder}'");
        scanner.Expect("sha256=");
        string hash = scanner.Name("a hash");
        if (hash.Length != 64 || !IsHexadecimal(hash)) throw scanner.Error("64 hexadecimal digits in lower case are expected after 'sha256='");
        List<KeyValuePair<string, string>> files = [];
        while (!scanner.AtEnd)
        {
            string file = scanner.Name("a file's name");
            scanner.Expect("=");
            string digits = scanner.Name("a hash");
            if (digits.Length != VersionHash.Digits || !IsHexadecimal(digits)) throw scanner.Error($"{VersionHash.Digits} hexadecimal digits in lower case are expected after '{file}='");
            files.Add(new(file, digits));
        }

        return new SealedVersion(number, folder, hash) { Files = files.ToEquatableArray() };
    }

    private static bool IsHexadecimal(string text) => text.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    private static int Since(ContractLineScanner scanner)
    {
        scanner.Expect("since=");
        return scanner.Number("a version");
    }

    private static bool NotNull(ContractLineScanner scanner)
    {
        if (!scanner.TryWord("not")) return false;
        return scanner.TryWord("null") ? true : throw scanner.Error("'null' is expected after 'not'");
    }

    private static EquatableArray<T> List<T>(ContractLineScanner scanner, Func<ContractLineScanner, T> item)
    {
        if (scanner.TrySymbol(")")) return default;
        List<T> items = [];
        do items.Add(item(scanner));
        while (scanner.TrySymbol(","));
        scanner.Expect(")");
        return items.ToEquatableArray();
    }

    // A line holds a type by its display name only; that is what the comparison needs.
    private static SignatureType TypeOf(string displayName) =>
        displayName.EndsWith("[]", StringComparison.Ordinal)
            ? new(SignatureTypeKind.Array, displayName, "", "") { Element = TypeOf(displayName.Substring(0, displayName.Length - 2)) }
            : new(SignatureTypeKind.Base, displayName, "", "");
}
