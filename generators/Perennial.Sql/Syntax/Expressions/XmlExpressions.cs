namespace Perennial.Sql.Syntax;

/// <summary>A value with an optional name, in <c>xmlattributes</c> and <c>xmlforest</c>.</summary>
public sealed record XmlNamedValue(Expression Value, Identifier? Name) : SqlNode;

/// <summary><c>xmlelement(name n, xmlattributes(...), content)</c>.</summary>
public sealed record XmlElement(Identifier Name, EquatableArray<XmlNamedValue> Attributes, EquatableArray<Expression> Content) : Expression;

public sealed record XmlForest(EquatableArray<XmlNamedValue> Values) : Expression;

public sealed record XmlConcat(EquatableArray<Expression> Arguments) : Expression;

public enum XmlOption { Document, Content }

/// <param name="PreserveWhitespace">Null when neither PRESERVE nor STRIP is written.</param>
public sealed record XmlParse(XmlOption Option, Expression Value, bool? PreserveWhitespace) : Expression;

public sealed record XmlProcessingInstruction(Identifier Name, Expression? Content) : Expression;

public enum XmlStandalone { Unspecified, Yes, No, NoValue }

/// <param name="Version">Null for VERSION NO VALUE.</param>
public sealed record XmlRoot(Expression Value, Expression? Version, XmlStandalone Standalone) : Expression;

/// <param name="Indent">Null when neither INDENT nor NO INDENT is written (since 16).</param>
public sealed record XmlSerialize(XmlOption Option, Expression Value, TypeName Type, bool? Indent) : Expression;
