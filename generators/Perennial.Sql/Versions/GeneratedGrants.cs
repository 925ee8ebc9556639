using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Services;

namespace Perennial.Sql.Versions;

/// <summary>
/// Tells the grants that <c>perennial access</c> and every upgrade make from the contract for the services' roles: EXECUTE on routines, USAGE of schemas, and the rights
/// on tables that queries with their caller's rights need. Whether scripts have them, too, makes no difference; whatever else a service may do is compared.
/// </summary>
internal sealed class GeneratedGrants
{
    private readonly HashSet<string> _services = new(StringComparer.Ordinal) { "adhoc" };
    private readonly HashSet<(string Object, string Privilege)> _rights = [];

    private readonly ServiceRoles _roles;

    /// <param name="procedures">All procedures of today, the queries that travel with their calls included.</param>
    /// <param name="contract">Names services that nothing of today may name any more.</param>
    /// <param name="options">The service that is built, and how roles are named.</param>
    public GeneratedGrants(IEnumerable<Procedure> procedures, ContractFile contract, DatabaseOptions options)
    {
        _roles = new ServiceRoles(options.AccessPrefixes);
        _services.UnionWith(contract.Procedures.Select(static line => line.Signature.Service).Append(options.Service).OfType<string>());
        foreach (Procedure procedure in procedures)
        {
            if (procedure.Signature.Service is { } service) _services.Add(service);
            foreach (RelationRight right in procedure.Rights)
            {
                string relation = new CatalogName(right.Schema, right.Relation).ToString();
                _rights.Add((right.Column is null ? relation : $"{relation}.{NameRules.Quote(right.Column)}", right.Privilege));
            }
        }
    }

    /// <summary>Whether a difference is none, because the grant follows from the contract.</summary>
    public bool Contains(CatalogDifference difference)
    {
        if (difference.Property is not { } property || !property.StartsWith(ObjectDescription.GrantPrefix, StringComparison.Ordinal) || !IsServiceRole(property.Substring(ObjectDescription.GrantPrefix.Length))) return false;
        string kind = difference.Object.Substring(0, difference.Object.IndexOf(' '));
        if (kind is "schema" or "function" or "procedure" or "aggregate") return true;
        string[] expected = Words(difference.Expected), actual = Words(difference.Actual);
        return expected.Except(actual).Concat(actual.Except(expected)).All(privilege => _rights.Any(right => right.Privilege == privilege && difference.Object.EndsWith(" " + right.Object, StringComparison.Ordinal)));
    }

    /// <summary>Whether a role is a service's.</summary>
    public bool IsServiceRole(string role) => _services.Any(service => _roles.IsRoleOf(role, service));

    private static string[] Words(string? privileges) => privileges is null ? [] : privileges.Split([", "], StringSplitOptions.None);
}
