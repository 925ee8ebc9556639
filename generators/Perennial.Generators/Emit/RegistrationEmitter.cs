using Perennial.Generators.Models;

namespace Perennial.Generators.Emit;

/// <summary>Emits the extension methods that register the database with a service collection and set up data source builders for it.</summary>
internal static class RegistrationEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string Extensions = "global::Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions";
    private const string Provider = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";
    private const string KeyedProvider = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions";
    private const string LoggerFactory = "global::Microsoft.Extensions.Logging.ILoggerFactory";
    private const string DataSource = "global::Npgsql.NpgsqlDataSource";
    private const string Configure = "global::System.Action<global::System.IServiceProvider, global::Npgsql.NpgsqlDataSourceBuilder>";

    public static void Emit(CodeWriter writer, ClassModel model)
    {
        string name = model.ClassName;
        writer.Line($"/// <summary>Registers <see cref=\"{name}\"/>.</summary>");
        writer.Open($"public static class {name}Registration");
        EmitAdd(writer, model);
        writer.Line();
        EmitAddKeyed(writer, model);
        writer.Line();
        EmitUse(writer, model);
        writer.Line();
        EmitCreate(writer, name);
        writer.Close();
    }

    private static void EmitAdd(CodeWriter writer, ClassModel model)
    {
        string name = model.ClassName;
        writer.Line($"/// <summary>Adds <see cref=\"{name}\"/> and its groups as singletons, with a data source of its own that ends with the container and logs where the container does.</summary>");
        writer.Line("/// <param name=\"configure\">Has the last word about the data source.</param>");
        writer.Open($"public static {Services} Add{name}(this {Services} services, string connectionString, {Configure}? configure = null, bool prepare = true)");
        writer.Line($"{Extensions}.AddSingleton(services, provider => Create(provider, connectionString, configure, prepare));");
        writer.Line("return AddGroups(services);");
        writer.Close().Line();
        writer.Line($"/// <summary>Adds <see cref=\"{name}\"/> and its groups as singletons, on the container's <see cref=\"{DataSource}\"/>.</summary>");
        writer.Open($"public static {Services} Add{name}(this {Services} services, bool prepare = true)");
        writer.Line($"{Extensions}.AddSingleton(services, provider => new {name}({Provider}.GetRequiredService<{DataSource}>(provider), prepare, {Provider}.GetService<{LoggerFactory}>(provider)));");
        writer.Line("return AddGroups(services);");
        writer.Close().Line();
        writer.Open($"private static {Services} AddGroups({Services} services)");
        foreach (string group in model.Groups) writer.Line($"{Extensions}.AddSingleton(services, static provider => {Provider}.GetRequiredService<{name}>(provider).{group});");
        writer.Line("return services;");
        writer.Close();
    }

    private static void EmitAddKeyed(CodeWriter writer, ClassModel model)
    {
        string name = model.ClassName;
        writer.Line($"/// <summary>As <see cref=\"Add{name}({Services}, string, {Configure.Replace('<', '{').Replace('>', '}')}, bool)\"/>, under a key: for several databases of this kind.</summary>");
        writer.Open($"public static {Services} AddKeyed{name}(this {Services} services, object? serviceKey, string connectionString, {Configure}? configure = null, bool prepare = true)");
        writer.Line($"{Extensions}.AddKeyedSingleton(services, serviceKey, (provider, _) => Create(provider, connectionString, configure, prepare));");
        writer.Line("return AddKeyedGroups(services, serviceKey);");
        writer.Close().Line();
        writer.Line($"/// <summary>As <see cref=\"Add{name}({Services}, bool)\"/>, on the <see cref=\"{DataSource}\"/> of the same key.</summary>");
        writer.Open($"public static {Services} AddKeyed{name}(this {Services} services, object? serviceKey, bool prepare = true)");
        writer.Line($"{Extensions}.AddKeyedSingleton(services, serviceKey, (provider, key) => new {name}({KeyedProvider}.GetRequiredKeyedService<{DataSource}>(provider, key), prepare, {Provider}.GetService<{LoggerFactory}>(provider)));");
        writer.Line("return AddKeyedGroups(services, serviceKey);");
        writer.Close().Line();
        writer.Open($"private static {Services} AddKeyedGroups({Services} services, object? serviceKey)");
        foreach (string group in model.Groups) writer.Line($"{Extensions}.AddKeyedSingleton(services, serviceKey, static (provider, key) => {KeyedProvider}.GetRequiredKeyedService<{name}>(provider, key).{group});");
        writer.Line("return services;");
        writer.Close();
    }

    // The full builder has all types. The other setting makes an error in a batch name its call.
    private static void EmitUse(CodeWriter writer, ClassModel model)
    {
        string name = model.ClassName;
        writer.Line($"/// <summary>Sets a data source up for <see cref=\"{name}\"/>: an error in a batch tells which call it came from.</summary>");
        writer.Open($"public static global::Npgsql.NpgsqlDataSourceBuilder Use{name}(this global::Npgsql.NpgsqlDataSourceBuilder builder)");
        writer.Line("builder.ConnectionStringBuilder.IncludeFailedBatchedCommand = true;");
        writer.Line("return builder;");
        writer.Close().Line();
        writer.Line($"/// <summary>The same for a slim data source, and enables the types that <see cref=\"{name}\"/> needs of it.</summary>");
        writer.Open($"public static global::Npgsql.NpgsqlSlimDataSourceBuilder Use{name}(this global::Npgsql.NpgsqlSlimDataSourceBuilder builder)");
        writer.Line("builder.ConnectionStringBuilder.IncludeFailedBatchedCommand = true;");
        foreach (string feature in model.Features) writer.Line($"builder.{feature}();");
        writer.Line("return builder;");
        writer.Close();
    }

    private static void EmitCreate(CodeWriter writer, string name)
    {
        writer.Open($"private static {name} Create(global::System.IServiceProvider provider, string connectionString, {Configure}? configure, bool prepare)");
        writer.Line($"return {name}.Create(connectionString, Apply, prepare);").Line();
        writer.Open("void Apply(global::Npgsql.NpgsqlDataSourceBuilder builder)");
        writer.Line($"if ({Provider}.GetService<{LoggerFactory}>(provider) is {{ }} loggerFactory) builder.UseLoggerFactory(loggerFactory);");
        writer.Line("configure?.Invoke(provider, builder);");
        writer.Close();
        writer.Close();
    }
}
