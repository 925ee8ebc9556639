namespace Perennial.Sql.Catalog;

/// <summary>The options that the server knows (reloptions.c), of all versions.</summary>
internal static class StorageOptionRules
{
    private const StorageOptionTarget Heap = StorageOptionTarget.Heap;
    private const StorageOptionTarget HeapAndToast = StorageOptionTarget.Heap | StorageOptionTarget.Toast;

    private static readonly Dictionary<string, string> OnOffAuto = new(StringComparer.Ordinal)
    {
        ["auto"] = "auto",
        ["on"] = "on",
        ["off"] = "off",
        ["true"] = "on",
        ["false"] = "off",
        ["yes"] = "on",
        ["no"] = "off",
        ["1"] = "on",
        ["0"] = "off",
    };

    private static readonly StorageOptionRule[] All =
    [
        Boolean("security_barrier", StorageOptionTarget.View),
        Boolean("security_invoker", StorageOptionTarget.View) with { Since = 15 },
        new("check_option", StorageOptionTarget.View, StorageOptionType.Word) { Words = Same("local", "cascaded") },
        Boolean("autovacuum_enabled", HeapAndToast),
        Boolean("vacuum_truncate", HeapAndToast),
        Boolean("user_catalog_table", Heap),
        Boolean("vacuum_index_cleanup", HeapAndToast) with { Until = 13 },
        new("vacuum_index_cleanup", HeapAndToast, StorageOptionType.Word) { Words = OnOffAuto, Since = 14 },
        Integer("fillfactor", Heap | StorageOptionTarget.Btree | StorageOptionTarget.Hash | StorageOptionTarget.Gist | StorageOptionTarget.SpGist, 10, 100),
        Integer("toast_tuple_target", Heap, 128, 8160),
        Integer("parallel_workers", Heap, 0, 1024),
        Integer("autovacuum_vacuum_threshold", HeapAndToast, 0, int.MaxValue),
        Integer("autovacuum_vacuum_max_threshold", HeapAndToast, -1, int.MaxValue) with { Since = 18 },
        Integer("autovacuum_vacuum_insert_threshold", HeapAndToast, -1, int.MaxValue),
        Integer("autovacuum_analyze_threshold", Heap, 0, int.MaxValue),
        Integer("autovacuum_vacuum_cost_limit", HeapAndToast, 1, 10_000),
        Integer("autovacuum_freeze_min_age", HeapAndToast, 0, 1_000_000_000),
        Integer("autovacuum_multixact_freeze_min_age", HeapAndToast, 0, 1_000_000_000),
        Integer("autovacuum_freeze_max_age", HeapAndToast, 100_000, 2_000_000_000),
        Integer("autovacuum_multixact_freeze_max_age", HeapAndToast, 10_000, 2_000_000_000),
        Integer("autovacuum_freeze_table_age", HeapAndToast, 0, 2_000_000_000),
        Integer("autovacuum_multixact_freeze_table_age", HeapAndToast, 0, 2_000_000_000),
        Integer("log_autovacuum_min_duration", HeapAndToast, -1, int.MaxValue),
        Real("autovacuum_vacuum_cost_delay", HeapAndToast, 0, 100),
        Real("autovacuum_vacuum_scale_factor", HeapAndToast, 0, 100),
        Real("autovacuum_vacuum_insert_scale_factor", HeapAndToast, 0, 100),
        Real("autovacuum_analyze_scale_factor", Heap, 0, 100),
        Real("vacuum_max_eager_freeze_failure_rate", HeapAndToast, 0, 1) with { Since = 18 },
        Boolean("deduplicate_items", StorageOptionTarget.Btree),
        Real("vacuum_cleanup_index_scale_factor", StorageOptionTarget.Btree, 0, 1e10),
        new("buffering", StorageOptionTarget.Gist, StorageOptionType.Word) { Words = Same("auto", "on", "off") },
        Boolean("fastupdate", StorageOptionTarget.Gin),
        Integer("gin_pending_list_limit", StorageOptionTarget.Gin, 64, int.MaxValue),
        Boolean("autosummarize", StorageOptionTarget.Brin),
        Integer("pages_per_range", StorageOptionTarget.Brin, 1, 131_072),
        Real("n_distinct", StorageOptionTarget.Column, -1, double.MaxValue),
        Real("n_distinct_inherited", StorageOptionTarget.Column, -1, double.MaxValue),
    ];

    private static readonly ILookup<string, StorageOptionRule> ByName = All.ToLookup(static rule => rule.Name, StringComparer.Ordinal);

    /// <summary>The rule of an option; null when a server of that version does not know it there.</summary>
    public static StorageOptionRule? Find(string name, StorageOptionTarget target, int serverVersion) =>
        ByName[name].FirstOrDefault(rule => (rule.Targets & target) != StorageOptionTarget.None && rule.Since <= serverVersion && rule.Until >= serverVersion);

    /// <summary>All options that a server of that version knows there.</summary>
    public static IEnumerable<string> Names(StorageOptionTarget target, int serverVersion) =>
        All.Where(rule => (rule.Targets & target) != StorageOptionTarget.None && rule.Since <= serverVersion && rule.Until >= serverVersion).Select(static rule => rule.Name);

    /// <summary>What an index of an access method can have; none for a method that the server does not bring.</summary>
    public static StorageOptionTarget OfMethod(string method) => method switch
    {
        "btree" => StorageOptionTarget.Btree,
        "hash" => StorageOptionTarget.Hash,
        "gist" => StorageOptionTarget.Gist,
        "spgist" => StorageOptionTarget.SpGist,
        "gin" => StorageOptionTarget.Gin,
        "brin" => StorageOptionTarget.Brin,
        _ => StorageOptionTarget.None,
    };

    private static StorageOptionRule Boolean(string name, StorageOptionTarget targets) => new(name, targets, StorageOptionType.Boolean);

    private static StorageOptionRule Integer(string name, StorageOptionTarget targets, double minimum, double maximum) => new(name, targets, StorageOptionType.Integer, minimum, maximum);

    private static StorageOptionRule Real(string name, StorageOptionTarget targets, double minimum, double maximum) => new(name, targets, StorageOptionType.Real, minimum, maximum);

    private static Dictionary<string, string> Same(params string[] words) => words.ToDictionary(static word => word, StringComparer.Ordinal);
}
