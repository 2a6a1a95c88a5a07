# Archivos de los sistemas de RR. HH.: las personas detrás de sus cifras y qué fue de ellos.

audit-hr-given-up = Archivo de RR. HH. descartado
audit-hr-replaced = Importación de RR. HH. sustituida por un archivo posterior

hr-waiting = { $count ->
    [one] { $count } importación de RR. HH. por confirmar
   *[other] { $count } importaciones de RR. HH. por confirmar
}

hr-stage-replaced = Sustituido
hr-stage-ended = Descartado o sustituido
hr-given-up-by = Descartado el { $at } por { $by }. No se cambió nada.
hr-replaced-at = Sustituido el { $at } por un archivo posterior del mismo origen. No se cambió nada.
hr-replaced-link = Ver el archivo posterior
hr-problem-ended = Este archivo se descartó o se sustituyó por otro posterior. No se hizo nada.
hr-none-in-state = Ningún archivo está en este estado.

hr-encoding-recognised = (reconocida)
hr-encoding-told = (indicada al enviarlo)
hr-rejected-kept = Se conservan las primeras { $kept } de { $count }.
hr-would-keep = Si se aplica ahora, cursos que se asignarían: { $assigned }; que se retirarían: { $released }.
hr-kept-true = Al aplicarlo, cursos asignados: { $assigned }; retirados: { $released }.
hr-usual-title = Lo habitual en cada origen

hr-exceeded-leaves = { $place }: inician una licencia { $changed } de { $heads } personas; se admite como máximo el { $limit }.
hr-exceeded-employment = { $place }: cambia el tipo de contrato de { $changed } de { $heads } personas; se admite como máximo el { $limit }.
hr-employment = Cambian de tipo de contrato
hr-arrivals = Altas y reincorporaciones
hr-group-not-named = Ya no figuran en el archivo
hr-group-away = Se trasladan a otro país
hr-group-here = Llegan de otro país

hr-people-title = { $group }: archivo de RR. HH. de { $source }
hr-people-country = { $group }, { $country }
hr-people-group = A quién se muestra
hr-people-gone = No se conserva a quién afectaba este archivo: no se aplicó, o se aplicó antes de que eso se guardara.
hr-people-nobody = Nadie coincide. Cambie la búsqueda o a quién se muestra.
hr-changes-download = Descargar todos los cambios (CSV)
hr-csv-change = Cambio
hr-csv-field = Campo
hr-after = Después
hr-code = { $name } ({ $code })
