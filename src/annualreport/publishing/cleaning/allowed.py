"""What a Word file may consist of when it is made public: kinds of parts, elements, attributes, settings, fields."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741 - the format's own prefix
W10 = "urn:schemas-microsoft-com:office:word"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
XML = "http://www.w3.org/XML/1998/namespace"

DRAWN = frozenset({WP, A, PIC, WPS, WPG, MC, V, O, W10, M})
"""The namespaces whose elements are pictures, shapes and formulas; of all others but W nothing stays."""
ATTRIBUTES = frozenset({"", W, R, M, XML})
"""The namespaces of attributes that stay; identities of paragraphs and drawings (w14, wp14 …) are in others."""

PLAIN_PARTS = {
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "numbering": "numbering",
    "theme": "theme/theme1",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
}
"""Parts that the body uses without naming them, by the kind of their relation, and the names that they get."""
NAMED_PARTS = {"header": "header", "footer": "footer"}
"""Parts that a section names, and what their names begin with."""
LEFT_OUT_NAMES = """
    webSettings customXml customXmlProps stylesWithEffects glossaryDocument thumbnail core-properties
    extended-properties custom-properties printerSettings attachedTemplate mailMergeSource mailMergeHeaderSource
    recipientData font keyMapCustomizations origin people commentsExtended commentsIds commentsExtensible
    documenttasks
"""
LEFT_OUT = frozenset(LEFT_OUT_NAMES.split())
"""Relations to what tells of the file and not of the report; it is left out without a word."""

CONTENT_TYPES = {
    "document": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "theme/theme1": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
}
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
"""The content type of every other part of XML, by what its name begins with."""

FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC", "PAGEREF", "REF", "HYPERLINK", "SEQ", "="})
"""The fields that neither fetch anything nor tell of a person or a machine."""

SETTINGS_NAMES = """
    zoom mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop
    defaultTabStop autoHyphenation hyphenationZone evenAndOddHeaders bookFoldPrinting
    drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery
    displayVerticalDrawingGridEvery noPunctuationKerning characterSpacingControl noLineBreaksAfter
    noLineBreaksBefore footnotePr endnotePr compat themeFontLang clrSchemeMapping decimalSymbol listSeparator
    displayBackgroundShape
"""
SETTINGS = frozenset(SETTINGS_NAMES.split())
"""The settings that say how pages look."""
FONT_NAMES = """
    altName panose1 charset family pitch sig notTrueType
"""
FONT = frozenset(FONT_NAMES.split())
"""What the list of fonts keeps of each: no font travels with the file."""

ELEMENTS_NAMES = """
    document body background p r t tab br cr noBreakHyphen softHyphen sym ptab pgNum fldChar fldSimple instrText
    hyperlink drawing pict txbxContent ruby rubyPr rubyAlign hps hpsRaise hpsBaseText lid rt rubyBase footnotes
    footnote footnoteRef footnoteReference endnotes endnote endnoteRef endnoteReference separator
    continuationSeparator bookmarkStart bookmarkEnd hdr ftr pPr pStyle keepNext keepLines pageBreakBefore
    framePr widowControl numPr ilvl numId suppressLineNumbers pBdr top left bottom right between bar start end
    insideH insideV tl2br tr2bl shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct
    autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
    suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl cnfStyle rPr rStyle rFonts b bCs
    i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof webHidden color w kern position sz
    szCs highlight u effect bdr fitText vertAlign rtl cs em lang eastAsianLayout oMath sectPr headerReference
    footerReference footnotePr endnotePr numFmt numStart numRestart pos type pgSz pgMar paperSrc pgBorders
    lnNumType pgNumType cols col formProt vAlign noEndnote titlePg rtlGutter docGrid tbl tblPr tblStyle tblpPr
    tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW tblCellSpacing tblInd tblBorders
    tblLayout tblCellMar tblLook tblCaption tblDescription tblGrid gridCol tblPrEx tr trPr divId gridBefore
    gridAfter wBefore wAfter cantSplit trHeight tblHeader tc tcPr tcW gridSpan hMerge vMerge tcBorders noWrap
    tcMar tcFitText hideMark styles docDefaults rPrDefault pPrDefault latentStyles lsdException style name
    basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked autoRedefine tblStylePr numbering
    abstractNum multiLevelType numStyleLink styleLink lvl start lvlRestart pStyle isLgl suff lvlText
    lvlPicBulletId legacy lvlJc num abstractNumId lvlOverride startOverride
"""
ELEMENTS = frozenset(ELEMENTS_NAMES.split())
"""The elements of the body, the headers and footers, notes, styles and numbering that stay."""
UNWRAPPED_NAMES = """
    sdt sdtContent smartTag customXml dir bdo
"""
UNWRAPPED = frozenset(UNWRAPPED_NAMES.split())
"""The elements that go while what they hold stays: content controls and other labels round a text."""
HOLDERS = frozenset({f"{{{W}}}t", f"{{{W}}}instrText", f"{{{M}}}t", f"{{{WP}}}posOffset", f"{{{WP}}}align"})
"""The elements that hold text; text anywhere else is nobody's."""
