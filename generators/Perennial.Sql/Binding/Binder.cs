using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>
/// Binds one statement: names to catalog objects, expressions to types. The order in which clauses are looked at is the server's,
/// because the first error and the types of parameters depend on it.
/// </summary>
internal sealed partial class Binder
{
    private readonly TypeSystem _types;
    private readonly DatabaseCatalog _catalog;
    private readonly SourceText _source;
    private readonly BindOptions _options;
    private readonly List<Finding> _warnings = [];
    private IntoClause? _into;
    private TextSpan? _castPlace;
    private int _depth;
    private int _outerJoins;

    public Binder(DatabaseCatalog catalog, SourceText source, BindOptions options)
    {
        _types = TypeSystem.Of(catalog, options.SearchPath);
        _catalog = catalog;
        _source = source;
        _options = options;
        DeclareVariables();
    }

    public ParameterTable Parameters { get; } = new();

    public EffectRecorder Effects { get; } = new();

    public ReplacementRecorder Replacements { get; } = new();

    public IReadOnlyList<Finding> Warnings => _warnings;

    public TypeSystem Types => _types;

    /// <summary>The statement, bound; null for one that has neither parameters nor a result here.</summary>
    public BoundQuery? BindStatement(Statement statement)
    {
        // Only a whole statement makes a table, and only its first SELECT says so.
        _into = (statement as SelectStatement)?.Into;
        return statement switch
        {
            SelectStatement select => BindSelect(new Scope(null), select),
            InsertStatement or UpdateStatement or DeleteStatement or MergeStatement => BindModification(new Scope(null), statement),
            CallStatement call => BindCall(call),
            _ => null,
        };
    }

    private BindFailure Fail(FindingRule rule, TextSpan span, string sqlState, string message) => new(Finding.Create(rule, _source, span, message, sqlState));

    private BindFailure UnknownName(TextSpan span, string sqlState, string message) => Fail(FindingRules.UnknownName, span, sqlState, message);

    private BindFailure Mismatch(TextSpan span, string message, string sqlState = "42804") => Fail(FindingRules.TypeMismatch, span, sqlState, message);

    private BindFailure Refused(TextSpan span, string sqlState, string message) => Fail(FindingRules.SemanticError, span, sqlState, message);

    private BindFailure NotUnderstood(SqlNode node, string what) => Fail(FindingRules.Unsupported, node.Span, "0A000", $"{what} is not understood here yet.");

    private string TypeName(uint type, int typmod = -1) => TypeDisplay.Format(_catalog, new(type, typmod), _types.SearchPath);

    private string TypeNames(IEnumerable<uint> types) => string.Join(", ", types.Select(type => TypeName(type)));

    // Expressions nest as deeply as their text; the limit keeps the stack.
    private void Enter(SqlNode node)
    {
        if (++_depth > 2000) throw Refused(node.Span, "54001", "The statement nests too deeply.");
#if NETSTANDARD2_0
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
#else
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Refused(node.Span, "54001", "The statement nests too deeply.");
#endif
    }

    private void Leave() => _depth--;
}
