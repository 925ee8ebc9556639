namespace Perennial.Sql.Parsing;

/// <summary>Settings that a server knows only from some version on: what each <c>pg_settings</c> has more than the one before, from 13 to 18.</summary>
internal static class SettingVersions
{
    private static readonly (int Version, string Names)[] Added =
    [
        (14, """
            client_connection_check_interval compute_query_id debug_discard_caches default_toast_compression enable_async_append enable_memoize huge_page_size
            idle_session_timeout in_hot_standby log_recovery_conflict_waits min_dynamic_shared_memory recovery_init_sync_method remove_temp_files_after_crash
            ssl_crl_dir track_wal_io_timing vacuum_failsafe_age vacuum_multixact_failsafe_age
            """),
        (15, """
            archive_library log_startup_progress_interval recovery_prefetch recursive_worktable_factor shared_memory_size shared_memory_size_in_huge_pages
            stats_fetch_consistency wal_decode_buffer_size
            """),
        (16, """
            createrole_self_grant debug_io_direct debug_logical_replication_streaming debug_parallel_query enable_presorted_aggregate gss_accept_delegation
            icu_validation_level max_parallel_apply_workers_per_subscription reserved_connections scram_iterations send_abort_for_crash send_abort_for_kill
            vacuum_buffer_usage_limit
            """),
        (17, """
            allow_alter_system commit_timestamp_buffers enable_group_by_reordering event_triggers huge_pages_status io_combine_limit max_notify_queue_pages
            multixact_member_buffers multixact_offset_buffers notify_buffers serializable_buffers subtransaction_buffers summarize_wal sync_replication_slots
            synchronized_standby_slots trace_connection_negotiation transaction_buffers transaction_timeout wal_summary_keep_time
            """),
        (18, """
            autovacuum_vacuum_max_threshold autovacuum_worker_slots enable_distinct_reordering enable_self_join_elimination extension_control_path
            file_copy_method idle_replication_slot_timeout io_max_combine_limit io_max_concurrency io_method io_workers log_lock_failures
            max_active_replication_origins md5_password_warnings num_os_semaphores oauth_validator_libraries ssl_groups ssl_tls13_ciphers track_cost_delay_timing
            vacuum_max_eager_freeze_failure_rate vacuum_truncate
            """),
    ];

    private static readonly Dictionary<string, int> Versions = Added
        .SelectMany(static added => added.Names.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(name => (Name: name, added.Version)))
        .ToDictionary(static added => added.Name, static added => added.Version, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a server says of a setting that it has not.</summary>
    public static string Unknown(string name) => $"unrecognized configuration parameter \"{name}\"";

    /// <summary>The first version that has the setting; 0 for a setting that all have, and for one that nobody knows.</summary>
    public static int Of(string name) => Versions.TryGetValue(name, out int version) ? version : 0;
}
