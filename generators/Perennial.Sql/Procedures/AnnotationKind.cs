using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>Where an annotation may stand.</summary>
[Flags]
internal enum AnnotationScope
{
    None = 0,
    File = 1,
    Query = 2,
    Routine = 4,
    Type = 8,
    OnlineStep = 16,
    Statement = 32,
}

/// <summary>An annotation that exists.</summary>
/// <param name="Key">The word before the colon, or the whole line.</param>
/// <param name="Scope">Where it may stand.</param>
/// <param name="Example">How it is written, for messages.</param>
internal sealed record AnnotationKind(string Key, AnnotationScope Scope, string Example)
{
    /// <summary>False where the line consists of the key alone.</summary>
    public bool TakesValue { get; init; } = true;

    /// <summary>Whether it may stand at one of these places.</summary>
    public bool CanStand(AnnotationScope scope) => (Scope & scope) != AnnotationScope.None;

    private static readonly AnnotationKind[] All =
    [
        new("name", AnnotationScope.Query | AnnotationScope.OnlineStep, "-- name: GetTask :one"),
        new("schema", AnnotationScope.File, "-- schema: queue"),
        new("service", AnnotationScope.File | AnnotationScope.Query | AnnotationScope.Routine, "-- service: queue"),
        new("reads", AnnotationScope.Query | AnnotationScope.Routine, "-- reads") { TakesValue = false },
        new("writes", AnnotationScope.Query | AnnotationScope.Routine, "-- writes") { TakesValue = false },
        new("deprecated", AnnotationScope.Query | AnnotationScope.Routine, "-- deprecated: use find_task"),
        new("security", AnnotationScope.Query, "-- security: invoker"),
        new("row", AnnotationScope.Query | AnnotationScope.Routine, "-- row: Task"),
        new("raises", AnnotationScope.Query | AnnotationScope.Routine, "-- raises: P0002 TaskNotFound"),
        new("not-null", AnnotationScope.Routine, "-- not-null: total, name"),
        new("internal", AnnotationScope.Routine, "-- internal") { TakesValue = false },
        new("open-enum", AnnotationScope.Type, "-- open-enum") { TakesValue = false },
        new("direction", AnnotationScope.OnlineStep, "-- direction: upgrade"),
        new("effect", AnnotationScope.Statement, "-- effect: create table t (id bigint)"),
        new("inline", AnnotationScope.Query, "-- inline") { TakesValue = false },
        new("type", AnnotationScope.Query | AnnotationScope.Routine, "-- type: payload MyApp.TaskPayload"),
        new("optional", AnnotationScope.Query, "-- optional: state, queue_id"),
        new("order", AnnotationScope.Query, "-- order: inserted, priority"),
        new("page", AnnotationScope.Query, "-- page: inserted, task_id"),
    ];

    /// <summary>The annotation of exactly that key, or null.</summary>
    public static AnnotationKind? Find(string key) => Array.Find(All, kind => kind.Key == key);

    /// <summary>The annotation that a mistyped key was most likely meant to be, or null when none is near.</summary>
    public static AnnotationKind? Nearest(string key, bool withoutValue = false)
    {
        string? nearest = Spelling.Nearest(key, All.Where(kind => !withoutValue || !kind.TakesValue).Select(static kind => kind.Key));
        return nearest is not null ? Find(nearest) : withoutValue ? null : OfOtherWord(key);
    }

    // What the same thing is called elsewhere.
    private static AnnotationKind? OfOtherWord(string key) => key switch
    {
        "error" or "errors" or "throws" or "exception" => Find("raises"),
        "sort" or "sorts" or "order-by" or "order_by" or "orderby" => Find("order"),
        "paging" or "paged" or "keyset" or "cursor" => Find("page"),
        "filter" or "filters" or "where" => Find("optional"),
        "record" or "result" or "returns" => Find("row"),
        "obsolete" => Find("deprecated"),
        "owner" => Find("service"),
        _ => null,
    };

    /// <summary>All that may stand at a place, for messages.</summary>
    public static string List(AnnotationScope scope) =>
        string.Join(", ", All.Where(kind => kind.CanStand(scope)).Select(static kind => kind.Key));
}
