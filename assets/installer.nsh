; The same key, in the same form, as the program itself writes when a scheme is registered in Settings.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\ms-xbl-decafbad" "" "URL:Beckon activation link"
  WriteRegStr SHCTX "Software\Classes\ms-xbl-decafbad" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\ms-xbl-decafbad\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "--" "%1"'
!macroend

; Only what is still ours goes.
!macro customUnInstall
  ReadRegStr $0 SHCTX "Software\Classes\ms-xbl-decafbad\shell\open\command" ""
  ${if} $0 == '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "--" "%1"'
    DeleteRegKey SHCTX "Software\Classes\ms-xbl-decafbad"
  ${endIf}
!macroend
