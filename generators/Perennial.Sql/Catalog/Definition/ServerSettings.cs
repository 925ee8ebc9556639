namespace Perennial.Sql.Catalog;

/// <summary>The settings that came with servers behind the oldest one that is known here, as <c>pg_settings</c> lists them (context <c>user</c> and <c>superuser</c>).</summary>
internal static class ServerSettings
{
    private static readonly Dictionary<string, int> FirstVersions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["client_connection_check_interval"] = 14,
        ["compute_query_id"] = 14,
        ["debug_discard_caches"] = 14,
        ["default_toast_compression"] = 14,
        ["enable_async_append"] = 14,
        ["enable_memoize"] = 14,
        ["idle_session_timeout"] = 14,
        ["track_wal_io_timing"] = 14,
        ["vacuum_failsafe_age"] = 14,
        ["vacuum_multixact_failsafe_age"] = 14,
        ["recursive_worktable_factor"] = 15,
        ["stats_fetch_consistency"] = 15,
        ["createrole_self_grant"] = 16,
        ["debug_logical_replication_streaming"] = 16,
        ["debug_parallel_query"] = 16,
        ["enable_presorted_aggregate"] = 16,
        ["icu_validation_level"] = 16,
        ["scram_iterations"] = 16,
        ["vacuum_buffer_usage_limit"] = 16,
        ["enable_group_by_reordering"] = 17,
        ["event_triggers"] = 17,
        ["io_combine_limit"] = 17,
        ["transaction_timeout"] = 17,
        ["enable_distinct_reordering"] = 18,
        ["enable_self_join_elimination"] = 18,
        ["extension_control_path"] = 18,
        ["file_copy_method"] = 18,
        ["log_lock_failures"] = 18,
        ["md5_password_warnings"] = 18,
        ["track_cost_delay_timing"] = 18,
        ["vacuum_max_eager_freeze_failure_rate"] = 18,
        ["vacuum_truncate"] = 18,
    };

    /// <summary>The server that brought a setting; 0 for one that older servers have, or that is none of the server's own.</summary>
    public static int FirstVersionOf(string name) => FirstVersions.TryGetValue(name, out int version) ? version : 0;
}
