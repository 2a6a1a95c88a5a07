# Archivos de los sistemas de RR. HH.

audit-hr-applied = Archivo de RR. HH. importado
audit-hr-refused = Archivo de RR. HH. rechazado (línea de comandos)
audit-hr-stopped = Importación de RR. HH. a la espera de confirmación (línea de comandos)
audit-hr-undone = Importación de RR. HH. deshecha
audit-hr-source-saved = Origen de RR. HH. configurado
audit-hr-facts = Altas: { $joiners }; bajas: { $leavers }; traslados: { $moves }

shell-imports = Archivos de RR. HH.

hr-title = Archivos de RR. HH.
hr-words = Archivos de los sistemas de RR. HH.: qué cambió, o cambiaría, cada uno. No se cambia nada hasta que alguien revise los efectos y los confirme.
hr-empty = Aún no ha llegado ningún archivo. Cuando se envíe uno aquí o se importe desde la línea de comandos, aparecerá en esta lista.
hr-not-found = Ningún origen ni archivo se llama «{ $search }». Pruebe con una parte del nombre.
hr-search = Origen o nombre del archivo
hr-column-source = Origen
hr-column-file = Archivo
hr-one-title = Archivo de RR. HH. de { $source }
hr-size = Tamaño
hr-kilobytes = { $size } KB
hr-megabytes = { $size } MB

hr-stage-waiting = En espera
hr-stage-reading = En lectura
hr-stage-columns = Faltan las columnas
hr-stage-planned = Por confirmar
hr-stage-nothing = Sin cambios
hr-stage-refused = Rechazado
hr-stage-failed = No leído
hr-stage-applying = Aplicándose
hr-stage-applied = Aplicado
hr-stage-undone = Deshecho
hr-stage-given-up = Descartado

hr-new-title = Importar un archivo
hr-new-words = Primero se muestra lo que haría el archivo. No se cambia a nadie hasta que se confirme.
hr-source = Origen
hr-source-hint = El sistema de RR. HH. que generó el archivo. Sus columnas se recuerdan de la última importación.
hr-source-new = Un origen nuevo
hr-source-name = Nombre del origen nuevo
hr-source-name-hint = Por ejemplo, «Nóminas Alemania». Se deja vacío si arriba se eligió un origen.
hr-file = Archivo
hr-file-hint = CSV o Excel (.xlsx), como máximo { $limit } MB.
hr-extent = ¿A quién nombra el archivo?
hr-extent-usual = Como es habitual en este origen; si es nuevo: solo a las personas con cambios
hr-extent-full = A todas las personas: quien falte ha causado baja
hr-extent-changes = Solo a las personas con cambios: quien falte queda como está
hr-more = Celdas vacías, codificación, número de filas
hr-empty-cell = ¿Qué significa una celda vacía?
hr-empty-cell-usual = Lo habitual en este origen; si es nuevo: se conserva lo conocido
hr-empty-cell-keep = Se conserva lo conocido
hr-empty-cell-clear = No hay dato: se borra lo conocido
hr-encoding = Codificación
hr-encoding-hint = Indíquela solo si el archivo no se leyó bien. Los archivos de Excel no la necesitan.
hr-encoding-auto = Reconocerla
hr-rows = Número de filas
hr-rows-hint = Opcional, sin contar el encabezado. Si el número no coincide, el archivo se rechaza.
hr-send = Mostrar lo que haría
hr-another = Enviar otro archivo

hr-problem-no-file = No se envió ningún archivo o está vacío. Elija un archivo.
hr-problem-source = Elija un origen o dé a uno nuevo un nombre de 100 caracteres como máximo.
hr-problem-too-large = El archivo supera los { $limit } MB. Envíelo por partes como «solo cambios», impórtelo desde la línea de comandos o solicite a quien administra el sistema que amplíe el límite.
hr-problem-no-number = Elija la columna del número de empleado: sin él no se reconoce a nadie.
hr-problem-not-confirmed = Cambiaría más de lo habitual. Indique por qué es correcto.
hr-problem-outdated = Los datos de las personas cambiaron después de mostrar estos efectos. No se hizo nada. Revise los efectos actuales antes de confirmar.
hr-problem-overtaken = Una importación posterior cambió los datos, las direcciones o los responsables de algunas de estas personas. Deshaga primero aquella.

hr-step-waiting = El archivo espera su lectura.
hr-step-people = Paso 1 de 3: se consulta cómo figura hoy cada persona.
hr-step-look = Paso 2 de 3: se comprueba el archivo, { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
} hasta ahora.
hr-step-compare = Paso 3 de 3: se compara, { $rows } de { $of } filas.
hr-applying-words = Se están haciendo los cambios.
hr-wait-words = Puede salir de esta página: el proceso continúa por sí solo. La página se actualiza cada pocos segundos.
hr-columns-wanted = Es el primer archivo de este origen. Indique qué son sus columnas.
hr-columns-may = Si el diseño se cambió a propósito, indique qué son ahora las columnas.
hr-nothing-words = Todas las personas figuran ya como dice el archivo. No hubo nada que hacer.
hr-failed-words = El archivo no se pudo leer por un fallo del sistema. No se cambió nada. Vuelva a leerlo y, si no ayuda, avise a quien administra el sistema.
hr-failed-gone = El archivo no se pudo leer por un fallo del sistema. No se cambió nada. El archivo no se conserva aquí: envíelo de nuevo y, si no ayuda, avise a quien administra el sistema.
hr-given-up-words = Este archivo se descartó o llegó otro más nuevo del mismo origen. No se cambió nada.
hr-planned-words = Aún no se ha cambiado nada. Revise los efectos de abajo y confírmelos.
hr-outdated-words = Los datos de las personas cambiaron después de calcular estos efectos, por lo que ya no se pueden confirmar. Vuelva a leer el archivo.
hr-outdated-gone = Los datos de las personas cambiaron después de calcular estos efectos, por lo que ya no se pueden confirmar. El archivo no se conserva aquí: envíelo de nuevo o repita la importación desde la línea de comandos.
hr-applied-words = Aplicado el { $at } por { $by }.
hr-undone-words = Aplicado el { $applied }, deshecho el { $at } por { $by }. Desde entonces todas las personas figuran como antes.
hr-refused-title = El archivo fue rechazado. No se cambió nada.
hr-rejected-words = { $count ->
    [one] { $count } celda o fila no se pudo tomar.
   *[other] { $count } celdas o filas no se pudieron tomar.
}
hr-rejected-download = Descargarlas con línea, columna y motivo (CSV)

hr-exceeded-title = Cambiaría más de lo que permiten los umbrales de este origen
hr-exceeded-leavers = { $place }: { $changed } bajas entre { $heads } personas; se admite como máximo el { $limit }.
hr-exceeded-moves = { $place }: { $changed } traslados entre { $heads } personas; se admite como máximo el { $limit }.
hr-exceeded-joiners = { $place }: { $changed } altas con { $heads } personas hasta ahora; se admite como máximo el { $limit }.
hr-exceeded-changes = { $place }: cambia algo para { $changed } de { $heads } personas; se admite como máximo el { $limit }.
hr-exceeded-unreadable = Filas cuyo número de empleado no se puede leer: { $changed }. Las personas afectadas se tomarían por bajas.
hr-confirm-reason = ¿Por qué es correcto?
hr-confirm-hint = Para el registro de cambios. Por ejemplo: la planta se vendió el 1 de abril.
hr-confirm-button = Confirmar y aplicar
hr-give-up = Descartar este archivo
hr-again = Volver a leer el archivo
hr-undo-title = Deshacer esta importación…
hr-undo-words = Desde hoy, todas las personas figuran como antes. La lista de archivos y el registro de cambios conservan la importación y que se deshizo, y los centros de trabajo conservan los días intermedios. El primer y el último día de empleo vuelven a su valor anterior: quien figuró como baja cuenta como si nunca se hubiera ido. Las personas nuevas quedan como bajas.
hr-undo-hint = Para el registro de cambios. Por ejemplo: el archivo era del sistema de pruebas.
hr-undo-button = Deshacer
hr-undo-overtaken = Una importación posterior cambió los datos de algunas de estas personas. Deshaga primero:

hr-effects-title = Efectos
hr-effects-words = Filas del archivo: { $rows }. Personas empleadas antes: { $heads }.
hr-joiners = Altas
hr-rejoiners = Reincorporadas tras una baja
hr-leavers = Bajas
hr-not-named = de ellas, ya no figuran en el archivo
hr-moves = Traslados
hr-leave-starts = Inician una licencia
hr-returns = Vuelven de una licencia
hr-managers = Cambian de responsable
hr-details = Otros datos
hr-changed = Personas con cambios en total
hr-adopted = Nombradas por primera vez por este origen
hr-rejected = Filas no importadas
hr-repeated = Filas que repiten un número de empleado
hr-unknown-managers = Responsables que no existen
hr-unread = Columnas que no se leen: { $columns }.
hr-leavers-title = Quiénes causan baja
hr-leavers-more = { $count ->
    [one] y { $count } persona más
   *[other] y { $count } personas más
}
hr-countries-title = Por país
hr-before = Antes
hr-away = Salen
hr-here = Llegan
hr-duties-title = Nuevas obligaciones regionales
hr-duties-words = Quien se traslada recibe la parte de los cursos sobre la legislación del nuevo lugar.
hr-duty = { $people ->
    [one] { $scope }: { $people } persona
   *[other] { $scope }: { $people } personas
}
hr-strange-title = Cambios más extraños
hr-strange-words = Cambios que rara vez le ocurren a una misma persona. Revíselos: quizá un número de empleado se asignó a otra persona.
hr-differences = Qué cambia
hr-becomes = pasa a ser
hr-value-none = nada

hr-columns-title = Elegir las columnas
hr-columns-words = Lo reconocido ya está elegido. La elección se recuerda para este origen cuando se aplica la importación.
hr-columns-sample = Primeras filas del archivo
hr-columns-divided = Las celdas están separadas por: { $delimiter }
hr-columns-none = No está en este archivo
hr-columns-choose = Elija una
hr-columns-button = Mostrar lo que haría el archivo
hr-dates = ¿Cómo se escriben las fechas?
hr-dates-hint = Las fechas que empiezan por el año se entienden siempre.
hr-dates-year-first = Solo con el año al principio: 2026-04-30
hr-dates-day-first = También día, mes, año: 30/04/2026
hr-dates-month-first = También mes, día, año: 04/30/2026
hr-delimiter-comma = coma
hr-delimiter-semicolon = punto y coma
hr-delimiter-tab = tabulador
hr-delimiter-other = «{ $sign }»

hr-field-number = Número de empleado
hr-field-name = Nombre
hr-field-email = Correo electrónico
hr-field-locale = Idioma
hr-field-joined = Primer día
hr-field-left = Primer día sin empleo
hr-field-site = Centro de trabajo (código)
hr-field-country = País
hr-field-department = Departamento
hr-field-job-function = Función
hr-field-rank = Categoría
hr-field-employment-type = Tipo de contrato
hr-field-manager = Número de empleado del responsable
hr-field-leave-from = Primer día de licencia
hr-field-leave-back = Primer día tras la licencia

hr-csv-line = Línea
hr-csv-column = Columna
hr-csv-reason = Motivo
hr-csv-value = Valor
hr-reason-cells = La fila no tiene tantas celdas como el encabezado.
hr-reason-number = No es un número de empleado: de 1 a 32 letras, cifras, - . _
hr-reason-repeated = Más de una fila tiene este número de empleado.
hr-reason-missing = Es necesario para una persona nueva.
hr-reason-cannot-clear = No puede estar vacío.
hr-reason-text = Tiene más de 200 caracteres o caracteres de control.
hr-reason-email = No es una dirección de correo electrónico.
hr-reason-email-taken = Otra persona tiene esta dirección de correo electrónico.
hr-reason-locale = No es una etiqueta de idioma como en o zh-Hans.
hr-reason-day = No existe ese día en el calendario o el día y el mes están en otro orden.
hr-reason-order = Termina antes de empezar.
hr-reason-unknown-site = Ningún centro de trabajo tiene este código.
hr-reason-unknown-country = Ningún país con centro de trabajo tiene este código.
hr-reason-other-country = El centro de trabajo está en otro país.
hr-reason-unknown-manager = Nadie tiene el número de empleado del responsable. El responsable queda como estaba; el resto de la fila se toma.
hr-reason-own-manager = Nadie es su propio responsable. El responsable queda como estaba; el resto de la fila se toma.

hr-refusal-unreadable = El archivo no se puede abrir. Quizá esté dañado o protegido con contraseña. Vuelva a exportarlo.
hr-refusal-empty = El archivo no contiene filas de datos. Revise la exportación.
hr-refusal-not-text = El archivo no es CSV ni Excel (.xlsx).
hr-refusal-encoding = No se reconoció la codificación. Envíe de nuevo el archivo e indique su codificación.
hr-refusal-malformed = La línea { $line } no está escrita en { $encoding }. Envíe de nuevo el archivo e indique su codificación.
hr-refusal-long-line = La línea { $line } supera los { $limit } KB o tiene comillas sin cerrar.
hr-refusal-delimiter = Las celdas están separadas por otro signo: { $found } en lugar de { $expected }.
hr-refusal-two-headers = La línea { $line } es otro encabezado. Quite las líneas que la preceden o el segundo encabezado.
hr-refusal-missing = Faltan columnas: { $missing }.
hr-refusal-renamed = Faltan columnas: { $missing }. En su lugar hay otras desconocidas: { $unknown }.
hr-refusal-twice = La columna «{ $name }» está dos veces.
hr-refusal-unmapped = No se reconoció ninguna columna para: { $field }.
hr-refusal-cut-off = El archivo se interrumpe en la línea { $line }. Quizá no se copió completo.
hr-refusal-cut-off-workbook = El libro no está completo. Quizá no se copió completo.
hr-refusal-rows = El archivo tiene { $found } filas en lugar de las { $expected } anunciadas.
hr-refusal-repeated = { $rows } de { $of } filas tratan de una persona de la que ya trata otra. Son demasiadas para ser errores aislados.
hr-refusal-rejected = { $rows } de { $of } filas no se pueden tomar. Son demasiadas para ser errores aislados.
hr-refusal-day = Fechas que no existen o están en otro orden: { $values } (la primera, en la línea { $line }).
hr-refusal-site = Centros de trabajo desconocidos: { $values } (el primero, en la línea { $line }). Solicite primero que se den de alta.
hr-refusal-country = Países desconocidos o sin centro de trabajo: { $values } (el primero, en la línea { $line }).
hr-refusal-cells = { $reason } { $values } (la primera vez, en la línea { $line })
hr-refusal-loop = Responsables en círculo: { $numbers }. Nadie puede estar por encima de su propio responsable.
hr-refusal-too-large = Descomprimido, el libro supera los { $limit } MB. Envíelo como CSV.
