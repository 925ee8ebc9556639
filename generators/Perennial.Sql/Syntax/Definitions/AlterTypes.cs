namespace Perennial.Sql.Syntax;

/// <summary>ALTER TYPE ... SET (...). Changes of attributes are an <see cref="AlterTableStatement"/> of kind <see cref="ObjectKind.Type"/>.</summary>
public sealed record AlterTypeOptionsStatement(QualifiedName Name, EquatableArray<DefinitionOption> Options) : Statement;

/// <summary>ALTER ... [NO] DEPENDS ON EXTENSION.</summary>
public sealed record DependsOnExtensionStatement(ObjectName Object, Identifier Extension, bool IsAdded) : Statement;
