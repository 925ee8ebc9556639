using Perennial.Generators.Models;

namespace Perennial.Generators.Emit;

/// <summary>Emits the extension methods that register the database with a service collection and with a slim data source builder.</summary>
internal static class RegistrationEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string Extensions = "global::Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions";
    private const string Provider = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";

    public static void Emit(CodeWriter writer, ClassModel model)
    {
        string name = model.ClassName;
        writer.Line($"/// <summary>Registers <see cref=\"{name}\"/>.</summary>");
        writer.Open($"public static class {name}Registration");
        writer.Line($"/// <summary>Adds <see cref=\"{name}\"/> and its groups as singletons, with a data source of its own that ends with the container.</summary>");
        writer.Open($"public static {Services} Add{name}(this {Services} services, string connectionString, global::System.Action<global::Npgsql.NpgsqlDataSourceBuilder>? configure = null, bool prepare = true)");
        writer.Line($"{Extensions}.AddSingleton(services, _ => {name}.Create(connectionString, configure, prepare));");
        writer.Line("return AddGroups(services);");
        writer.Close().Line();
        writer.Line($"/// <summary>Adds <see cref=\"{name}\"/> and its groups as singletons, on the container's <see cref=\"global::Npgsql.NpgsqlDataSource\"/>.</summary>");
        writer.Open($"public static {Services} Add{name}(this {Services} services, bool prepare = true)");
        writer.Line($"{Extensions}.AddSingleton(services, provider => new {name}({Provider}.GetRequiredService<global::Npgsql.NpgsqlDataSource>(provider), prepare));");
        writer.Line("return AddGroups(services);");
        writer.Close().Line();
        writer.Line($"/// <summary>Enables what <see cref=\"{name}\"/> needs of a slim data source; the full builder has it all.</summary>");
        writer.Open($"public static global::Npgsql.NpgsqlSlimDataSourceBuilder Use{name}(this global::Npgsql.NpgsqlSlimDataSourceBuilder builder)");
        foreach (string feature in model.Features) writer.Line($"builder.{feature}();");
        writer.Line("return builder;");
        writer.Close().Line();
        writer.Open($"private static {Services} AddGroups({Services} services)");
        foreach (string group in model.Groups) writer.Line($"{Extensions}.AddSingleton(services, static provider => {Provider}.GetRequiredService<{name}>(provider).{group});");
        writer.Line("return services;");
        writer.Close();
        writer.Close();
    }
}
