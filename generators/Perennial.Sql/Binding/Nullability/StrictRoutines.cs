using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>
/// Which built-in routines give null only for null: the strict ones, but for those named here, whose C code can return null for values; and a few that are not strict.
/// Of routines outside of pg_catalog nothing is taken for granted.
/// </summary>
internal static class StrictRoutines
{
    // By the function's name, operators' functions included.
    private static readonly HashSet<string> MayGiveNull = new(StringComparer.Ordinal)
    {
        "area", "array_dims", "array_length", "array_lower", "array_ndims", "array_upper", "box_intersect", "close_ls", "close_lseg", "close_pb", "close_pl", "close_ps", "close_sb",
        "col_description", "current_schema", "current_query", "currtid2", "getdatabaseencoding", "json_array_element", "json_array_element_text", "json_extract_path",
        "json_extract_path_text", "json_object_field", "json_object_field_text", "json_populate_record", "json_to_record", "jsonb_array_element", "jsonb_array_element_text", "jsonb_extract_path",
        "jsonb_extract_path_text", "jsonb_object_field", "jsonb_object_field_text", "jsonb_path_exists", "jsonb_path_exists_opr", "jsonb_path_exists_tz", "jsonb_path_match",
        "jsonb_path_match_opr", "jsonb_path_match_tz", "jsonb_path_query_first", "jsonb_path_query_first_tz", "jsonb_populate_record", "jsonb_to_record", "line_interpt", "lseg_interpt",
        "makeaclitem", "obj_description", "path_add", "regexp_match", "regexp_substr", "row_security_active", "shobj_description", "system_user", "to_regclass", "to_regcollation",
        "to_regnamespace", "to_regoper", "to_regoperator", "to_regproc", "to_regprocedure", "to_regrole", "to_regtype", "to_regtypemod", "ts_lexize", "txid_current_if_assigned", "txid_status",
        "uuid_extract_timestamp", "uuid_extract_version", "xmlvalidate", "scale", "min_scale", "int8_avg", "int2int4_sum", "interval_avg",
    };

    // Functions about the server and its catalogs give null for objects that are not there; these do not.
    private static readonly HashSet<string> ServerFunctions = new(StringComparer.Ordinal)
    {
        "pg_advisory_unlock", "pg_advisory_unlock_shared", "pg_backend_pid", "pg_client_encoding", "pg_column_size", "pg_conf_load_time", "pg_current_snapshot", "pg_current_xact_id",
        "pg_is_in_recovery", "pg_postmaster_start_time", "pg_size_pretty", "pg_size_bytes", "pg_sleep", "pg_snapshot_xmax", "pg_snapshot_xmin", "pg_trigger_depth", "pg_try_advisory_lock",
        "pg_try_advisory_lock_shared", "pg_try_advisory_xact_lock", "pg_try_advisory_xact_lock_shared", "pg_visible_in_snapshot", "pg_wal_lsn_diff",
        "pg_lsn_mi", "pg_lsn_mii", "pg_lsn_pli", "pg_lsn_eq", "pg_lsn_ne", "pg_lsn_lt", "pg_lsn_le", "pg_lsn_gt", "pg_lsn_ge", "pg_notification_queue_usage",
    };

    // Not strict, and never null.
    private static readonly HashSet<string> AlwaysValues = new(StringComparer.Ordinal)
    {
        "array_append", "array_prepend", "concat", "daterange", "int4range", "int8range", "json_build_array", "json_build_object", "jsonb_build_array", "jsonb_build_object", "num_nonnulls", "num_nulls",
        "numrange", "pg_typeof", "quote_nullable", "tsrange", "tstzrange",
    };

    // Not strict, and null only when the first argument is.
    private static readonly HashSet<string> NullWithFirst = new(StringComparer.Ordinal)
    {
        "array_positions", "array_remove", "array_replace", "concat_ws", "format", "format_type", "string_to_array",
    };

    // Parts of a date that are infinite in an infinite date; the others are null there.
    private static readonly HashSet<string> MonotonousFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "century", "decade", "epoch", "isoyear", "julian", "millennium", "year",
    };

    /// <summary>Whether the routine gives a value whenever all of its arguments are values.</summary>
    public static bool GivesValueForValues(Routine? routine, ReadOnlySpan<BoundExpression> arguments)
    {
        if (routine is null || routine.IsUserDefined || routine.Schema != SchemaName.Catalog || !routine.IsStrict) return false;
        string name = routine.Name;
        if (MayGiveNull.Contains(name)) return false;
        if (name.StartsWith("pg_", StringComparison.Ordinal) || name.StartsWith("binary_upgrade", StringComparison.Ordinal)) return ServerFunctions.Contains(name) || (name == "pg_database_size" && routine.ArgumentTypes[0] == TypeOid.Name);
        // The parts of aggregates give null for no rows.
        if (name.StartsWith("float8_", StringComparison.Ordinal) && routine.ArgumentTypes.Count > 0 && routine.ArgumentTypes[0] == TypeOid.Float8Array) return false;
        if (name.StartsWith("has_", StringComparison.Ordinal) || name.StartsWith("inet_client", StringComparison.Ordinal) || name.StartsWith("inet_server", StringComparison.Ordinal)) return false;
        uint first = routine.ArgumentTypes.Count > 0 ? routine.ArgumentTypes[0] : 0;
        uint second = routine.ArgumentTypes.Count > 1 ? routine.ArgumentTypes[1] : 0;
        return name switch
        {
            "date_part" or "extract" => second is TypeOid.Time or TypeOid.TimeTz || (arguments.Length > 0 && Text(arguments[0]) is { } field && MonotonousFields.Contains(field)),
            // An empty format gives null, and so does an infinite time.
            "to_char" => first is not (TypeOid.Timestamp or TypeOid.TimestampTz or TypeOid.Interval),
            // Told that the setting may be missing.
            "current_setting" => arguments.Length == 1,
            // An infinite time has no time of day.
            "time" or "timetz" => first is not (TypeOid.Timestamp or TypeOid.TimestampTz),
            "to_number" => arguments.Length > 1 && Text(arguments[1]) is { Length: > 0 },
            // With a pattern that does not match.
            "substring" => second is not TypeOid.Text,
            "lower" or "upper" => first is TypeOid.Text,
            // From server 18 on the JSON null becomes null.
            "bool" or "int2" or "int4" or "int8" or "numeric" or "float4" or "float8" => first != TypeOid.Jsonb,
            _ => true,
        };
    }

    /// <summary>When a routine that is not strict gives null; unknown for all others.</summary>
    public static RoutineNulls NullsOf(Routine? routine)
    {
        if (routine is null || routine.IsUserDefined || routine.Schema != SchemaName.Catalog || routine.IsStrict) return RoutineNulls.Unknown;
        if (AlwaysValues.Contains(routine.Name)) return RoutineNulls.Never;
        if (NullWithFirst.Contains(routine.Name)) return RoutineNulls.IfFirstIs;
        return routine.Name == "array_cat" ? RoutineNulls.IfAllAre : RoutineNulls.Unknown;
    }

    private static string? Text(BoundExpression node)
    {
        while (node is BoundConversion conversion) node = conversion.Operand;
        return (node as BoundConstant)?.Text;
    }
}
